import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { auditEntries, members, users } from "@/db/schema/identity";
import { log } from "../../log";
import { signIn } from "../sign-in";
import { choosePassword } from "./choose-password";
import { makeResetLink } from "./make-reset-link";
import { createPerson, forget, fromHome } from "./testing";

const tokenOf = (link: string | undefined) => {
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/reset-password\/choose#[\w-]{64}$/);
  return link!.split("#")[1]!;
};

async function team() {
  const luna = await createWorkspace();
  const olga = await createPerson(luna.id, "Olga", ["owner"]);
  return { luna, olga, ana: await createPerson(luna.id, "Ana") };
}

const alsoWorksAt = async (member: typeof members.$inferSelect, roles = member.roles) => {
  const nova = await createWorkspace({ name: "Nova" });
  await ownerDb()
    .insert(members)
    .values({ ...member, workspaceId: nova.id, id: crypto.randomUUID(), roles });
  return nova;
};

test("an owner is shown the link once, it is written to the log, and no letter waits to be sent", async () => {
  const { luna, olga, ana } = await team();
  const info = vi.spyOn(log, "info");
  const { shownLink } = await makeResetLink(as(olga.member), { memberId: ana.member.id, language: "en" });
  expect(info).toHaveBeenCalledWith({ link: shownLink }, expect.any(String));
  info.mockRestore();
  expect(await ownerDb().select().from(jobs)).toEqual([]);

  await choosePassword(fromHome, { token: tokenOf(shownLink), password: "a much better one" });
  expect(await signIn({ email: ana.email, password: "a much better one" })).toBeDefined();
  const entries = await ownerDb()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.workspaceId, luna.id))
    .orderBy(auditEntries.id);
  expect(entries.map(({ action, memberId }) => [action, memberId])).toEqual([
    ["password.reset_offered", olga.member.id],
    ["password.reset", ana.member.id],
  ]);
});

test("following a link that others saw proves no address", async () => {
  const { olga, ana } = await team();
  const { shownLink } = await makeResetLink(as(olga.member), { memberId: ana.member.id, language: "en" });
  await choosePassword(fromHome, { token: tokenOf(shownLink), password: "a much better one" });
  const [user] = await ownerDb().select().from(users).where(eq(users.id, ana.userId));
  expect(user?.emailProvenAt).toBeNull();
});

test("an owner does not become somebody who also works for others", async () => {
  const { olga, ana } = await team();
  await alsoWorksAt(ana.member);
  await expect(
    makeResetLink(as(olga.member), { memberId: ana.member.id, language: "en" }),
  ).rejects.toMatchObject({
    code: "FORBIDDEN",
    key: "worksElsewhere",
  });
});

test("nor somebody who began to work for others after he was given the link", async () => {
  const { olga, ana } = await team();
  const { shownLink } = await makeResetLink(as(olga.member), { memberId: ana.member.id, language: "en" });
  await alsoWorksAt(ana.member);
  const using = choosePassword(fromHome, { token: tokenOf(shownLink), password: "olga's own choice" });
  await expect(using).rejects.toMatchObject({ key: "resetLinkOver" });
  expect(await signIn({ email: ana.email, password: ana.password })).toBeDefined();
});

test("where both workspaces are his, he may", async () => {
  const { olga, ana } = await team();
  const nova = await alsoWorksAt(ana.member);
  await ownerDb()
    .insert(members)
    .values({ ...olga.member, workspaceId: nova.id, id: crypto.randomUUID() });
  const { shownLink } = await makeResetLink(as(olga.member), { memberId: ana.member.id, language: "en" });
  tokenOf(shownLink);
});

test("his own password is changed with his own password, and a stranger's not at all", async () => {
  const { olga } = await team();
  const nova = await createWorkspace({ name: "Nova" });
  const noor = await createMember(nova.id, "Noor");
  const offer = (memberId: string) => makeResetLink(as(olga.member), { memberId, language: "en" });
  await expect(offer(olga.member.id)).rejects.toMatchObject({ key: "resetOneself" });
  await expect(offer(noor.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("who asks for a link herself finds it in the log, for whoever runs Guichet to hand on", async () => {
  const { olga } = await team();
  const info = vi.spyOn(log, "info");
  await forget(olga.email);
  const [{ link }] = info.mock.calls.at(-1) as unknown as [{ link: string }];
  info.mockRestore();
  await choosePassword(fromHome, { token: tokenOf(link), password: "a much better one" });
  expect(await signIn({ email: olga.email, password: "a much better one" })).toBeDefined();
});

import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { auditEntries, members, sessions, users } from "@/db/schema/identity";
import { passwordResets } from "@/db/schema/proofs";
import { asPerson } from "../../context";
import { openPostOffice } from "../../testing-mail";
import { signIn } from "../sign-in";
import { startSession } from "../start-session";
import { askForReset } from "./ask-for-reset";
import { choosePassword } from "./choose-password";
import { makeResetLink } from "./make-reset-link";
import { createPerson, forget, fromHome, workOff } from "./testing";

const post = await openPostOffice();
Object.assign(process.env, {
  SMTP_URL: post.url,
  MAIL_FROM: "guichet@luna.example",
  GUICHET_URL: "https://guichet.luna.example",
});
afterAll(post.close);
beforeEach(() => {
  post.letters.length = 0;
});

const tokenIn = (text: string | undefined) => {
  const [, token] = /https:\/\/guichet\.luna\.example\/reset-password\/choose#(\S+)/.exec(text ?? "") ?? [];
  if (!token) throw new Error(`No link in ${text}`);
  return token;
};
const newestToken = () => tokenIn(post.letters.at(-1)?.letter.text);
const later = (minutes: number) => ({ ...fromHome, now: () => new Date(Date.now() + minutes * 60_000) });
const over = { code: "INVALID", key: "resetLinkOver" };

async function anaForgets() {
  const luna = await createWorkspace();
  const ana = await createPerson(luna.id, "Ana");
  await forget(ana.email.toUpperCase().toLowerCase());
  return { luna, ana, token: newestToken() };
}

test("whoever forgot a password chooses a new one by the link in her mailbox, and the old one is dead", async () => {
  const { ana, token } = await anaForgets();
  expect(post.letters.map(({ to }) => to)).toEqual([[ana.email]]);

  await choosePassword(fromHome, { token, password: "a much better one" });
  expect(await signIn({ email: ana.email, password: "a much better one" })).toMatchObject({
    userId: ana.userId,
  });
  expect(await signIn({ email: ana.email, password: ana.password })).toBeUndefined();
  const [user] = await ownerDb().select().from(users).where(eq(users.id, ana.userId));
  expect(user?.emailProvenAt).toBeInstanceOf(Date);
});

test("a new password ends every session", async () => {
  const { ana, token } = await anaForgets();
  await startSession({ userId: ana.userId });
  await startSession({ userId: ana.userId });
  await choosePassword(fromHome, { token, password: "a much better one" });
  const all = await ownerDb().select().from(sessions).where(eq(sessions.userId, ana.userId));
  expect(all.map(({ endedWhy }) => endedWhy)).toEqual(["password", "password"]);
});

test("a link works once, even when it is followed twice at once", async () => {
  const { token } = await anaForgets();
  const both = await Promise.allSettled(
    ["the first password", "the second password"].map((password) =>
      choosePassword(fromHome, { token, password }),
    ),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: over });
});

test("a link works for an hour", async () => {
  const { token } = await anaForgets();
  await expect(choosePassword(later(61), { token, password: "a much better one" })).rejects.toMatchObject(
    over,
  );
  await choosePassword(later(59), { token, password: "a much better one" });
});

test("when one link was used, those that were asked for before lead nowhere", async () => {
  const { ana, token: first } = await anaForgets();
  await forget(ana.email);
  await choosePassword(fromHome, { token: newestToken(), password: "a much better one" });
  await expect(choosePassword(fromHome, { token: first, password: "yet another one" })).rejects.toMatchObject(
    over,
  );
});

test.each(["", "x", "../../etc/passwd", "A".repeat(64), `${"A".repeat(63)}=`])(
  "%j is no link of ours",
  async (token) => {
    await expect(choosePassword(fromHome, { token, password: "a much better one" })).rejects.toMatchObject(
      over,
    );
  },
);

test("a link of one person opens nobody else's account", async () => {
  const { luna, token } = await anaForgets();
  const beto = await createPerson(luna.id, "Beto");
  const bytes = Buffer.from(token, "base64url");
  Buffer.from(beto.userId.replaceAll("-", ""), "hex").copy(bytes);
  const forged = bytes.toString("base64url");
  await expect(choosePassword(fromHome, { token: forged, password: "eve's password" })).rejects.toMatchObject(
    over,
  );
  expect(await signIn({ email: beto.email, password: beto.password })).toBeDefined();
});

test("the request does the same for an address that exists and one that does not", async () => {
  const luna = await createWorkspace();
  const ana = await createPerson(luna.id, "Ana");
  const asked = async (email: string) => {
    await ownerDb().delete(jobs);
    const answer = await askForReset(fromHome, { email, language: "fr" });
    const work = await ownerDb().select().from(jobs);
    return { answer, work: work.map(({ name, workspaceId, lane }) => ({ name, workspaceId, lane })) };
  };
  const known = await asked(ana.email);
  expect(known.work).toHaveLength(1);
  expect(await asked("nobody@luna.example")).toEqual(known);
  await workOff();
  expect(post.letters).toEqual([]);
});

test("what was asked is not to be read in the job that waits", async () => {
  await askForReset(fromHome, { email: "carmen@luna.example", language: "en" });
  const [job] = await ownerDb().select().from(jobs);
  expect(JSON.stringify(job?.payload)).not.toMatch(/carmen|luna/);
  await ownerDb().delete(jobs);
});

test("neither the table nor the log of jobs holds what the link holds", async () => {
  const { ana, token } = await anaForgets();
  const rows = await ownerDb().select().from(passwordResets).where(eq(passwordResets.userId, ana.userId));
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test("somebody who works nowhere any more gets no link", async () => {
  const luna = await createWorkspace();
  const ana = await createPerson(luna.id, "Ana");
  await ownerDb().update(members).set({ removedAt: new Date() }).where(eq(members.id, ana.member.id));
  await forget(ana.email);
  expect(post.letters).toEqual([]);
});

test("a mailbox is not flooded, and the limit is the same for an address nobody has", async () => {
  const elsewhere = (ip: string) => ({ ...fromHome, origin: { ip, userAgent: undefined } });
  for (const [place, email] of ["ana@flood.example", "nobody@flood.example"].entries()) {
    const ask = (n: number) => askForReset(elsewhere(`198.51.${place}.${n}`), { email, language: "en" });
    for (let n = 0; n < 5; n++) await ask(n);
    await expect(ask(5)).rejects.toMatchObject({ code: "RATE_LIMITED" });
  }
  await ownerDb().delete(jobs);
});

test("one place cannot go through a list of addresses", async () => {
  const visit = { ...fromHome, origin: { ip: "192.0.2.9", userAgent: undefined } };
  const ask = (n: number) => askForReset(visit, { email: `person${n}@list.example`, language: "en" });
  for (let n = 0; n < 30; n++) await ask(n);
  await expect(ask(30)).rejects.toMatchObject({ code: "RATE_LIMITED" });
  await ownerDb().delete(jobs);
});

test("the letter is in the reader's language, else in that of the page", async () => {
  const luna = await createWorkspace();
  const [ana, beto] = [await createPerson(luna.id, "Ana"), await createPerson(luna.id, "Beto")];
  await ownerDb().update(users).set({ locale: "nl" }).where(eq(users.id, ana.userId));
  for (const { email } of [ana, beto]) await askForReset(fromHome, { email, language: "fr" });
  await workOff();
  expect(post.letters.map(({ letter }) => letter.subject)).toEqual([
    "Kies een nieuw wachtwoord voor Guichet",
    "Choisissez un nouveau mot de passe pour Guichet",
  ]);
});

test("the change is recorded wherever she works, as hers, with the place it came from", async () => {
  const { luna, ana, token } = await anaForgets();
  const nova = await createWorkspace({ name: "Nova" });
  await ownerDb()
    .insert(members)
    .values({ ...ana.member, workspaceId: nova.id, id: crypto.randomUUID() });
  await choosePassword(fromHome, { token, password: "a much better one" });
  for (const { id } of [luna, nova]) {
    const entries = await ownerDb().select().from(auditEntries).where(eq(auditEntries.workspaceId, id));
    expect(entries).toMatchObject([{ action: "password.reset", actorKind: "member", ip: "203.0.113.7" }]);
  }
});

test("with e-mail, an owner's help goes to the member and shows the owner nothing", async () => {
  const luna = await createWorkspace();
  const owner = await createMember(luna.id, "Olga", ["owner"]);
  const ana = await createPerson(luna.id, "Ana");
  expect(await makeResetLink(as(owner), { memberId: ana.member.id, language: "en" })).toEqual({});
  await workOff();
  expect(post.letters.map(({ to }) => to)).toEqual([[ana.email]]);
  await choosePassword(fromHome, { token: newestToken(), password: "a much better one" });
});

test("nobody but the person herself reaches the rows of her links", async () => {
  const { luna, ana } = await anaForgets();
  const beto = await createPerson(luna.id, "Beto");
  const seenBy = (userId: string) => asPerson(userId, (db) => db.select().from(passwordResets));
  expect(await seenBy(beto.userId)).toEqual([]);
  expect(await seenBy(ana.userId)).toHaveLength(1);
});

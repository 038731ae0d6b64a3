import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createMember, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries, members, users, workspaces } from "@/db/schema/identity";
import { becomeFirstOwner } from "./become-first-owner";
import { isUnclaimed } from "./is-unclaimed";
import { isSetupCode, setupCode } from "./setup-code";

const visit = { now: () => new Date(), origin: { ip: "203.0.113.7", userAgent: "Firefox" } };
const noor = {
  name: "Noor",
  email: "Noor@luna.example",
  password: "a long enough phrase",
  workspace: { name: "Luna", timeZone: "Europe/Brussels", currency: "EUR" },
};

test("the code is the same for every process, can be read aloud, and is recognised however it is typed", async () => {
  const code = await setupCode();
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(await setupCode()).toBe(code);
  expect(await isSetupCode(` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o")} `)).toBe(true);
  for (const wrong of ["", "0000-0000-0000-0000", code.slice(0, -1), `${code}0`])
    expect(await isSetupCode(wrong)).toBe(false);
});

test("a stranger who does not know the code claims nothing", async () => {
  await expect(becomeFirstOwner(visit, { ...noor, code: "AAAA-BBBB-CCCC-DDDD" })).rejects.toMatchObject({
    key: "setupCodeWrong",
    field: "code",
  });
  expect(await isUnclaimed()).toBe(true);
  expect(await ownerDb().select().from(workspaces)).toEqual([]);
});

test("of two who come at once with the code, one becomes the owner; after that nobody does", async () => {
  const code = await setupCode();
  const comers = ["noor@luna.example", "eve@evil.example"].map((email) =>
    becomeFirstOwner(visit, { ...noor, email, code }),
  );
  const outcomes = await Promise.allSettled(comers);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await ownerDb().select().from(users)).toHaveLength(1);
  expect(await ownerDb().select().from(members)).toMatchObject([{ roles: ["owner"] }]);
  const [luna] = await ownerDb().select().from(workspaces);
  expect(luna).toMatchObject(noor.workspace);
  expect(
    await ownerDb().select().from(auditEntries).where(eq(auditEntries.workspaceId, luna!.id)),
  ).toMatchObject([{ action: "workspace.created", ip: "203.0.113.7" }]);

  expect(await isUnclaimed()).toBe(false);
  await expect(becomeFirstOwner(visit, { ...noor, email: "late@luna.example", code })).rejects.toMatchObject({
    code: "CONFLICT",
    key: "firstOwnerExists",
  });
});

test("a workspace that was made by command leaves nothing to claim", async () => {
  const nova = await createWorkspace({ name: "Nova" });
  await createMember(nova.id, "Ines", ["owner"]);
  expect(await isUnclaimed()).toBe(false);
});

import { beforeEach, expect, test } from "vitest";
import { as, createMember, createSession, createWorkspace } from "@/db/factories";
import type { members } from "@/db/schema/identity";
import { systemCtx } from "../context";
import { listAudit } from "../identity/audit/list-audit";
import { listAuditChoices } from "../identity/audit/list-audit-choices";
import { findMember } from "../identity/find-member";
import { recordAudit } from "../identity/record-audit";
import { answerAudit } from "./answer-audit";

let noor: typeof members.$inferSelect;

beforeEach(async () => {
  const luna = await createWorkspace({ timeZone: "Europe/Brussels" });
  noor = await createMember(luna.id, "Noor", ["owner"]);
});

const signedInAs = async (member: typeof members.$inferSelect) => {
  const { id: sessionId, userId } = await createSession(member);
  return findMember({ sessionId, userId });
};
const ask = async (member: typeof members.$inferSelect | undefined, query = "") =>
  answerAudit(new Request(`http://127.0.0.1/api/audit${query}`), member && (await signedInAs(member)));
const invite = (name: string, at = new Date()) =>
  recordAudit(
    as(noor, () => at),
    { action: "invitation.sent", subject: { name }, after: { roles: ["agent"] } },
  );
const subjectsOf = async (filters: Parameters<typeof listAudit>[1]) =>
  (await listAudit(as(noor), filters)).rows.map(({ subjectName }) => subjectName);

test("the trail is read newest first, page after page, each entry once", async () => {
  for (let nth = 1; nth <= 120; nth++) await invite(`person ${nth}`);
  const read: (string | null)[] = [];
  let cursor: { id: string } | undefined;
  do {
    const page = await listAudit(as(noor), { cursor });
    read.push(...page.rows.map(({ subjectName }) => subjectName));
    cursor = page.nextCursor;
  } while (cursor);
  expect(read).toEqual(Array.from({ length: 120 }, (_, index) => `person ${120 - index}`));
});

test("it is narrowed by who, by what and by day, as days are where the workspace is", async () => {
  // In Brussels the first is still the evening of the 4th of March, the second the night of the 5th.
  await invite("evening", new Date("2026-03-04T22:30:00Z"));
  await invite("night", new Date("2026-03-04T23:30:00Z"));
  await recordAudit(systemCtx(noor.workspaceId), {
    action: "api_key.created",
    subject: { name: "Warehouse" },
  });
  expect(await subjectsOf({ from: "2026-03-05", to: "2026-03-05" })).toEqual(["night"]);
  expect(await subjectsOf({ from: "2026-03-04", to: "2026-03-04" })).toEqual(["evening"]);
  expect(await subjectsOf({ memberId: noor.id })).toEqual(["night", "evening"]);
  expect(await subjectsOf({ action: "api_key.created" })).toEqual(["Warehouse"]);
  expect(await listAuditChoices(as(noor))).toEqual({
    people: [{ id: noor.id, name: "Noor" }],
    actions: ["api_key.created", "invitation.sent"],
  });
});

test("an owner takes it out as a file, in which that is the last thing recorded", async () => {
  await invite("Jules");
  const answer = await ask(noor);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="audit-[\d-]{10}\.csv"$/);
  const [heading, exported, invited] = (await answer.text()).split("\r\n");
  expect(heading).toBe("at,actor,actor_name,action,subject,before,after,ip,device");
  expect(exported).toContain(",member,Noor,audit.exported,");
  expect(invited).toContain(',member,Noor,invitation.sent,Jules,,"{""roles"":[""agent""]}",');
});

test("a name that would be a formula is none in the file", async () => {
  await invite('=HYPERLINK("https://evil.example","Click")');
  const text = await (await ask(noor)).text();
  expect(text).toContain(`,"'=HYPERLINK(""https://evil.example"",""Click"")",`);
});

test("more than fits in memory at once comes whole", { timeout: 60_000 }, async () => {
  for (let nth = 0; nth < 1100; nth++) await invite(`person ${nth}`);
  const lines = (await (await ask(noor)).text()).trimEnd().split("\r\n");
  expect(lines).toHaveLength(1 + 1 + 1100);
});

test.each(["marketer", "finance", "agent"] as const)("a %s gets no file", async (role) => {
  const jules = await createMember(noor.workspaceId, "Jules", [role]);
  expect((await ask(jules)).status).toBe(403);
});

test("nor does a visitor, nor whoever asks in nonsense; another workspace gets its own", async () => {
  await invite("Jules");
  expect((await ask(undefined)).status).toBe(401);
  expect((await ask(noor, "?from=yesterday")).status).toBe(400);
  const nova = await createWorkspace({ name: "Nova" });
  const stranger = await createMember(nova.id, "Ana", ["owner"]);
  expect(await (await ask(stranger, `?memberId=${noor.id}`)).text()).not.toContain("Jules");
});

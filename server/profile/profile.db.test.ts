import { and, eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { as, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { auditEntries } from "@/db/schema/identity";
import { businessProfiles } from "@/db/schema/profile";
import { systemCtx } from "../context";
import { bringBack } from "./bring-back";
import { discardDraft } from "./discard-draft";
import { listProfiles } from "./list-profiles";
import { askForStaleProfiles } from "./read-profile";
import { saveDraft } from "./save-draft";
import { createProfile } from "./testing";
import { startMeta } from "./testing-meta";

const meta = await startMeta();
afterAll(meta.close);
beforeEach(() => meta.isWell());

test("what an owner writes is a draft, then on its way, then live when Meta returns it, with her name in the revisions", async () => {
  const { get, write, publish, send, atMeta, revisions, ana, workspaceId } = await createProfile(meta);
  expect(await get()).toMatchObject({ status: "live", completeness: { score: 0 } });
  await write({ about: "Bread since 1962 ", websites: ["luna.example", ""] });
  expect(await get()).toMatchObject({ status: "draft", drafted: ["about", "websites"], draftedBy: "Ana" });
  expect(atMeta().about).toBe("");
  await publish();
  expect(await get()).toMatchObject({ status: "sent", sent: ["about", "websites"], sentBy: "Ana" });
  expect(await send()).toBeUndefined();
  expect(await get()).toMatchObject({
    status: "live",
    drafted: [],
    live: { about: "Bread since 1962", websites: ["https://luna.example"] },
  });
  expect(meta.writes).toEqual([{ about: "Bread since 1962", websites: ["https://luna.example"] }]);
  expect(await revisions()).toMatchObject([
    { source: "here", by: "Ana", changed: ["about", "websites"], before: { about: "", websites: [] } },
    { source: "found", by: null },
  ]);
  const audit = await ownerDb().select().from(auditEntries).where(eq(auditEntries.workspaceId, workspaceId));
  expect(audit.map(({ action, memberId }) => [action, memberId === ana.id]).sort()).toEqual([
    ["profile.drafted", true],
    ["profile.sent", true],
  ]);
});

test("the second of two owners is told, and neither loses a word", async () => {
  const { get, write, beto, numberId } = await createProfile(meta);
  const { version, working } = await get();
  await write({ about: "Bread" });
  const late = saveDraft(as(beto), {
    numberId,
    version,
    profile: { ...working, email: "beto@luna.example" },
    settled: [],
  });
  await expect(late).rejects.toMatchObject({ code: "CONFLICT", key: "profileChanged" });
  expect((await get()).working).toMatchObject({ about: "Bread", email: "" });
  await write({ email: "beto@luna.example" }, { by: beto });
  expect(await get()).toMatchObject({ drafted: ["about", "email"], draftedBy: "Beto" });
});

test("a refusal is kept with its field, Meta's words and its trace, and what was typed stays", async () => {
  const { get, write, publish, send } = await createProfile(meta);
  await write({ websites: ["https://luna.invalid"], about: "Bread" });
  await publish();
  const message = "(#100) Param websites[0] must be a reachable URL";
  meta.next.refusal = { code: 100, message, fbtrace_id: "AbC" };
  expect(await send()).toBeUndefined();
  expect(await get()).toMatchObject({
    status: "failed",
    failure: { kind: "refused", fields: ["websites"], words: message, traceId: "AbC", code: 100 },
    working: { websites: ["https://luna.invalid"], about: "Bread" },
    live: { about: "" },
  });
  meta.isWell();
  await write({ websites: ["https://luna.example"] });
  await publish();
  await send();
  expect(await get()).toMatchObject({ status: "live", failure: null });
});

test("a lost answer is settled by looking, and sent again only if Meta does not have it", async () => {
  const { get, write, publish, send } = await createProfile(meta);
  await write({ about: "Bread" });
  await publish();
  meta.next.isLost = true;
  expect(await send()).toBeUndefined();
  expect(await get()).toMatchObject({ status: "live", live: { about: "Bread" } });
  expect(meta.writes).toHaveLength(1);
});

test("what Meta accepts and never shows is tried for a while, and then said to be missing", async () => {
  const { get, write, publish, send } = await createProfile(meta);
  await write({ about: "Bread" });
  await publish();
  meta.next.isLate = true;
  expect(await send()).toMatchObject({ runAt: expect.any(Date) });
  expect(await get()).toMatchObject({ status: "sent" });
  expect(await send(9)).toBeUndefined();
  expect(await get()).toMatchObject({
    status: "failed",
    failure: { kind: "notTaken", fields: ["about"] },
    working: { about: "Bread" },
  });
});

test("while Meta is away it is tried again, and then everything typed is still there", async () => {
  const { get, write, publish, send } = await createProfile(meta);
  await write({ about: "Bread" });
  await publish();
  meta.next.isAway = true;
  expect(await send()).toMatchObject({ error: expect.any(String) });
  expect(await send(9)).toBeUndefined();
  expect(await get()).toMatchObject({
    status: "failed",
    failure: { kind: "unreachable" },
    working: { about: "Bread" },
  });
});

test("a change made at Meta is found, shown as such, and never overwritten without a choice", async () => {
  const { get, write, publish, send, read, changeAtMeta, atMeta, revisions } = await createProfile(meta);
  await write({ about: "Bread", email: "ana@luna.example" });
  changeAtMeta({ about: "Cake", address: "1 Rue Haute" });
  await read();
  expect(await get()).toMatchObject({
    status: "conflict",
    conflicts: ["about"],
    changedElsewhere: { fields: ["about", "address"] },
  });
  expect((await revisions())[0]).toMatchObject({
    source: "elsewhere",
    by: null,
    changed: ["about", "address"],
  });
  await expect(publish()).rejects.toMatchObject({ key: "profileConflict" });
  await write({}, { settled: ["about"] });
  await publish();
  await send();
  expect(atMeta()).toMatchObject({ about: "Bread", email: "ana@luna.example", address: "1 Rue Haute" });
});

test("a change made at Meta after sending was asked for stops it before anything is overwritten", async () => {
  const { get, write, publish, send, changeAtMeta, atMeta } = await createProfile(meta);
  await write({ about: "Bread" });
  await publish();
  changeAtMeta({ about: "Cake" });
  await send();
  expect(await get()).toMatchObject({
    status: "conflict",
    conflicts: ["about"],
    working: { about: "Bread" },
  });
  expect(atMeta().about).toBe("Cake");
  expect(meta.writes).toEqual([]);
});

test("what Meta is sure to refuse is not sent, and its field is named", async () => {
  const { write, publish } = await createProfile(meta);
  await write({ email: "nobody" });
  await expect(publish()).rejects.toMatchObject({ key: "profileProblem", field: "email" });
});

test("an older revision comes back as a draft", async () => {
  const { get, write, publish, send, revisions, numberId, ana } = await createProfile(meta);
  for (const about of ["Bread", "Cake"]) {
    await write({ about });
    await publish();
    await send();
  }
  const [, bread] = await revisions();
  await bringBack(as(ana), { numberId, version: (await get()).version, revisionId: bread!.revisionId });
  expect(await get()).toMatchObject({
    status: "draft",
    working: { about: "Bread" },
    live: { about: "Cake" },
  });
  await discardDraft(as(ana), { numberId, version: (await get()).version });
  expect(await get()).toMatchObject({ status: "live", working: { about: "Cake" } });
});

test("nothing is changed while Meta has it to decide", async () => {
  const { get, write, publish, numberId, ana } = await createProfile(meta);
  await write({ about: "Bread" });
  await publish();
  await expect(write({ about: "Cake" })).rejects.toMatchObject({ key: "profileOnItsWay" });
  const { version } = await get();
  await expect(discardDraft(as(ana), { numberId, version })).rejects.toMatchObject({
    key: "profileOnItsWay",
  });
});

test("what nobody sends any more is given up by the regular look", async () => {
  const { get, write, publish, read, numberId } = await createProfile(meta);
  await write({ about: "Bread" });
  await publish();
  await ownerDb()
    .update(businessProfiles)
    .set({ sentAt: new Date(Date.now() - 3_600_000), sends: 1 })
    .where(eq(businessProfiles.numberId, numberId));
  await read();
  expect(await get()).toMatchObject({ status: "failed", failure: { kind: "notTaken" } });
});

test("only profiles that were not read for a while are asked for, once", async () => {
  const [stale, fresh] = [await createProfile(meta), await createProfile(meta)];
  await ownerDb()
    .update(businessProfiles)
    .set({ readAt: new Date(0) })
    .where(eq(businessProfiles.numberId, stale.numberId));
  await Promise.all([askForStaleProfiles(), askForStaleProfiles()]);
  const asked = ({ workspaceId }: typeof stale) =>
    ownerDb()
      .select()
      .from(jobs)
      .where(and(eq(jobs.workspaceId, workspaceId), eq(jobs.name, "readProfile")));
  expect([(await asked(stale)).length, (await asked(fresh)).length]).toEqual([1, 0]);
});

test("the list says of each number how far its profile is", async () => {
  const { workspaceId, write, numberId } = await createProfile(meta);
  await write({ about: "Bread" });
  expect(await listProfiles(systemCtx(workspaceId))).toMatchObject([
    { numberId, status: "draft", changes: 1, completeness: { score: 0 } },
  ]);
});

test("while Meta is away the regular look changes nothing and leaves no failed job behind", async () => {
  const { get, read } = await createProfile(meta);
  const before = await get();
  meta.next.isAway = true;
  await read();
  expect(await get()).toEqual(before);
});

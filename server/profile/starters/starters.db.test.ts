import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { as, ownerDb } from "@/db/factories";
import { auditEntries } from "@/db/schema/identity";
import { conversationStarters } from "@/db/schema/profile";
import { systemCtx } from "../../context";
import { createProfile } from "../testing";
import { startMeta } from "../testing-meta";
import { getStarters } from "./get-starters";
import { publishStarters } from "./publish-starters";
import { saveStarters } from "./save-starters";
import type { StarterField, Starters } from "./schemas";
import { sendStarters } from "./send-starters";

const meta = await startMeta();
afterAll(meta.close);
beforeEach(() => meta.isWell());

const bread = [{ text: "Which bread is there today?" }];
const hours = { name: "hours", hint: "When we are open" };

/** A connected number that was read once, with nothing for a new chat yet. */
async function createStarters() {
  const profile = await createProfile(meta);
  const { workspaceId, numberId, ana, metaPhoneNumberId } = profile;
  const system = systemCtx(workspaceId);
  const get = () => getStarters(system, { numberId });
  return {
    ...profile,
    get,
    write: async (change: Partial<Starters>, { by = ana, settled = [] as StarterField[] } = {}) => {
      const { version, working } = await get();
      return saveStarters(as(by), { numberId, version, starters: { ...working, ...change }, settled });
    },
    publish: async () => publishStarters(as(ana), { numberId, version: (await get()).version }),
    send: (attempts = 1) => sendStarters(system, { numberId }, { attempts }),
    atMeta: () => meta.automationOf(metaPhoneNumberId),
    changeAtMeta: (change: object) => meta.automate(metaPhoneNumberId, { ...change }),
  };
}

test("what an owner writes is a draft, then on its way, then live when Meta returns it, and recorded", async () => {
  const { get, write, publish, send, atMeta, workspaceId, ana } = await createStarters();
  expect(await get()).toMatchObject({ status: "live", live: { prompts: [], commands: [], welcome: false } });
  await write({ prompts: [...bread, { text: " " }], commands: [hours] });
  expect(await get()).toMatchObject({ status: "draft", drafted: ["prompts", "commands"], draftedBy: "Ana" });
  expect(atMeta()).toBeUndefined();
  await publish();
  expect(await get()).toMatchObject({ status: "sent", sentBy: "Ana" });
  expect(await send()).toBeUndefined();
  expect(await get()).toMatchObject({
    status: "live",
    drafted: [],
    live: { prompts: bread, commands: [hours], welcome: false },
    changedElsewhere: null,
  });
  expect(meta.writes).toEqual([
    {
      enable_welcome_message: false,
      prompts: [bread[0]!.text],
      commands: [{ command_name: "hours", command_description: "When we are open" }],
    },
  ]);
  const audit = await ownerDb().select().from(auditEntries).where(eq(auditEntries.workspaceId, workspaceId));
  expect(audit.map(({ action, memberId }) => [action, memberId === ana.id]).sort()).toEqual([
    ["starters.drafted", true],
    ["starters.sent", true],
  ]);
});

test("Meta's refusal is kept with its field, its words and its trace, and what was typed stays", async () => {
  const { get, write, publish, send, read } = await createStarters();
  const four = ["1", "2", "3", "4"].map((text) => ({ text }));
  await write({ prompts: four });
  await publish();
  const message = "(#100) Too many prompts provided. Maximum allowed is 3";
  meta.next.refusal = { code: 100, message, fbtrace_id: "AbC" };
  await send();
  expect(await get()).toMatchObject({
    status: "failed",
    failure: { kind: "refused", fields: ["prompts"], words: message, traceId: "AbC" },
    working: { prompts: four },
    live: { prompts: [] },
  });
  await read();
  expect(await get()).toMatchObject({ status: "failed", working: { prompts: four } });
});

test("what is changed at Meta is found, and where somebody was writing it is a choice to make", async () => {
  const { get, write, publish, send, read, changeAtMeta, atMeta } = await createStarters();
  await write({ prompts: bread });
  changeAtMeta({ prompts: ["Cake?"], commands: [{ command_name: "menu", command_description: "The menu" }] });
  await read();
  expect(await get()).toMatchObject({
    status: "conflict",
    conflicts: ["prompts"],
    live: { prompts: [{ text: "Cake?" }] },
    working: { prompts: bread, commands: [{ name: "menu", hint: "The menu" }] },
    changedElsewhere: { fields: ["prompts", "commands"] },
  });
  await expect(publish()).rejects.toMatchObject({ key: "profileConflict" });
  await write({}, { settled: ["prompts"] });
  await publish();
  await send();
  expect(atMeta()).toMatchObject({ prompts: [bread[0]!.text], commands: [{ command_name: "menu" }] });
  expect(await get()).toMatchObject({ status: "live" });
});

test("a change made at Meta after sending was asked for stops it before anything is overwritten", async () => {
  const { get, write, publish, send, changeAtMeta } = await createStarters();
  await write({ prompts: bread });
  await publish();
  changeAtMeta({ prompts: ["Cake?"] });
  await send();
  expect(await get()).toMatchObject({ status: "conflict", working: { prompts: bread } });
  expect(meta.writes).toEqual([]);
});

test("the second of two owners is told, and neither loses a word", async () => {
  const { get, write, numberId, beto } = await createStarters();
  const { version, working } = await get();
  await write({ prompts: bread });
  const late = { numberId, version, starters: { ...working, welcome: true }, settled: [] };
  await expect(saveStarters(as(beto), late)).rejects.toMatchObject({ key: "profileChanged" });
  await write({ welcome: true }, { by: beto });
  expect(await get()).toMatchObject({ drafted: ["prompts", "welcome"], draftedBy: "Beto" });
});

test("a lost answer is settled by looking; what Meta never shows is said to be missing", async () => {
  const lost = await createStarters();
  await lost.write({ welcome: true });
  await lost.publish();
  meta.next.isLost = true;
  expect(await lost.send()).toBeUndefined();
  expect(await lost.get()).toMatchObject({ status: "live", live: { welcome: true } });
  meta.isWell();

  const never = await createStarters();
  await never.write({ welcome: true });
  await never.publish();
  meta.next.isLate = true;
  expect(await never.send()).toMatchObject({ runAt: expect.any(Date) });
  await never.send(9);
  expect(await never.get()).toMatchObject({
    status: "failed",
    failure: { kind: "notTaken", fields: ["welcome"] },
    working: { welcome: true },
  });
});

test("what Meta is sure to refuse is not sent, and its field is named", async () => {
  const { write, publish } = await createStarters();
  await write({ commands: [{ name: "uren🥖", hint: "When we are open" }] });
  await expect(publish()).rejects.toMatchObject({ key: "profileProblem", field: "commands" });
});

test("writing again what is live is no draft any more", async () => {
  const { get, write } = await createStarters();
  await write({ prompts: bread });
  await write({ prompts: [] });
  expect(await get()).toMatchObject({ status: "live", drafted: [] });
});

test("what nobody sends any more is given up by the regular look", async () => {
  const { get, write, publish, read, numberId } = await createStarters();
  await write({ prompts: bread });
  await publish();
  await ownerDb()
    .update(conversationStarters)
    .set({ sentAt: new Date(Date.now() - 3_600_000), sends: 1 })
    .where(eq(conversationStarters.numberId, numberId));
  await read();
  expect(await get()).toMatchObject({ status: "failed", working: { prompts: bread } });
});

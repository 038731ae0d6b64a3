import { afterAll, beforeEach, expect, test } from "vitest";
import { as, createNumber } from "@/db/factories";
import { storeAccessToken } from "../channels/access-token";
import { systemCtx } from "../context";
import { applyToNumbers } from "./apply-to-numbers";
import { getProfile } from "./get-profile";
import { readProfile } from "./read-profile";
import { saveDraft } from "./save-draft";
import { emptyProfile } from "./schemas";
import { createProfile } from "./testing";
import { startMeta } from "./testing-meta";

const meta = await startMeta();
afterAll(meta.close);
beforeEach(() => meta.isWell());

test("fields of one number go to those that were chosen, each with what became of it, and no draft is sent along", async () => {
  const { workspaceId, ana, numberId, changeAtMeta, read } = await createProfile(meta);
  changeAtMeta({ email: "bonjour@luna.example", about: "Bread" });
  await read();
  const system = systemCtx(workspaceId);
  const addNumber = async (isRead = true) => {
    const { id, accountId } = await createNumber(workspaceId);
    await storeAccessToken(system, { accountId, token: "EAAtoken" });
    if (isRead) await readProfile(system, { numberId: id });
    return id;
  };
  const [ready, drafted, unread] = [await addNumber(), await addNumber(), await addNumber(false)];
  const { version } = await getProfile(system, { numberId: drafted });
  await saveDraft(as(ana), {
    numberId: drafted,
    version,
    profile: { ...emptyProfile, about: "Half a sentence" },
    settled: [],
  });

  const numberIds = [ready, drafted, unread, numberId];
  expect(await applyToNumbers(as(ana), { fromNumberId: numberId, fields: ["email"], numberIds })).toEqual([
    { numberId: ready, outcome: "sent" },
    { numberId: drafted, outcome: "draft" },
    { numberId: unread, outcome: "unread" },
    { numberId, outcome: "same" },
  ]);
  expect(await getProfile(system, { numberId: ready })).toMatchObject({
    status: "sent",
    sent: ["email"],
    working: { email: "bonjour@luna.example", about: "" },
  });
  expect(await getProfile(system, { numberId: drafted })).toMatchObject({
    status: "draft",
    working: { about: "Half a sentence", email: "" },
  });
});

test("a number of another workspace is not there, and nothing is changed", async () => {
  const [luna, nova] = [await createProfile(meta), await createProfile(meta)];
  const input = { fromNumberId: luna.numberId, fields: ["about" as const], numberIds: [nova.numberId] };
  await expect(applyToNumbers(as(luna.ana), input)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

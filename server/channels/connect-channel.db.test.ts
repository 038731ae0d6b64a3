import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createWorkspace, ownerDb } from "@/db/factories";
import { credentials, phoneNumbers } from "@/db/schema/channels";
import { jobs } from "@/db/schema/hall";
import { systemCtx } from "../context";
import { accessToken } from "./access-token";
import { connectByCode, connectChannel } from "./connect-channel";
import { disconnectNumber } from "./disconnect-number";
import { inspectChannel } from "./inspect-channel";
import { listAccounts } from "./list-accounts";
import { listChannels } from "./list-channels";
import { replaceToken } from "./replace-token";
import { startMeta } from "./testing-meta";

const meta = await startMeta();
afterAll(meta.close);
beforeEach(() => meta.is());

const input = { wabaId: "9001", phoneNumberId: "9101", accessToken: "EAAtoken-of-luna-0001" };
const shop = async (name = "Luna") => systemCtx((await createWorkspace({ name })).id);
const release = async (ctx: ReturnType<typeof systemCtx>) => {
  for (const { numberId, disconnectedAt } of await listChannels(ctx))
    if (!disconnectedAt) await disconnectNumber(ctx, { numberId });
};

test("a check shows what Meta says, changes nothing there and keeps nothing here", async () => {
  const luna = await shop();
  expect(await inspectChannel(luna, input)).toMatchObject({
    canConnect: true,
    number: {
      displayNumber: "+32 470 00 91 01",
      verifiedName: "Boulangerie Luna",
      accountName: "Luna",
      quality: "GREEN",
      messagingLimit: "TIER_2K",
      throughput: "STANDARD",
      nameStatus: "APPROVED",
    },
    permissions: [
      { name: "whatsapp_business_messaging", isGranted: true },
      { name: "whatsapp_business_management", isGranted: true },
    ],
    troubles: [],
    needsPin: false,
  });
  expect(meta.calls.every((call) => call.startsWith("GET"))).toBe(true);
  expect(await listChannels(luna)).toEqual([]);
});

test("the permission that is missing is named, and the number is not connected without it", async () => {
  const luna = await shop();
  meta.is({ scopes: ["whatsapp_business_management"] });
  expect(await inspectChannel(luna, input)).toMatchObject({
    canConnect: false,
    permissions: [
      { name: "whatsapp_business_messaging", isGranted: false },
      { name: "whatsapp_business_management", isGranted: true },
    ],
  });
  await expect(connectChannel(luna, input)).rejects.toMatchObject({ key: "connectPermissionMissing" });
  expect(meta.calls.every((call) => call.startsWith("GET"))).toBe(true);
  expect(await listChannels(luna)).toEqual([]);
});

test("when Meta is away the check says so with its trace, and nothing is connected", async () => {
  const luna = await shop();
  meta.is({ isAway: true });
  expect(await inspectChannel(luna, input)).toMatchObject({ canConnect: false, unreachable: {} });
  await expect(connectChannel(luna, input)).rejects.toMatchObject({ code: "UPSTREAM", key: "metaAway" });
});

test("connecting subscribes the app, seals the token and has the number looked at", async () => {
  const luna = await shop();
  meta.is({ isSubscribed: false });
  const { accountId, numberId } = await connectChannel(luna, input);
  expect(meta.at.isSubscribed).toBe(true);
  expect(await accessToken(luna, accountId)).toBe(input.accessToken);
  const [kept] = await ownerDb().select().from(credentials).where(eq(credentials.accountId, accountId));
  expect(kept!.sealedToken.includes(Buffer.from(input.accessToken))).toBe(false);
  const [job] = await ownerDb().select().from(jobs).where(eq(jobs.workspaceId, luna.workspaceId));
  expect(job).toMatchObject({ name: "checkChannel", payload: { numberId } });
  expect(JSON.stringify(await listChannels(luna))).not.toContain("EAA");
  await release(luna);
});

test("a number that is not registered needs a PIN, which Meta may refuse", async () => {
  const luna = await shop();
  meta.is({ isRegistered: false, pin: "123456" });
  expect(await inspectChannel(luna, input)).toMatchObject({ canConnect: true, needsPin: true, troubles: [] });
  await expect(connectChannel(luna, input)).rejects.toMatchObject({ key: "pinNeeded", field: "pin" });
  await expect(connectChannel(luna, { ...input, pin: "000000" })).rejects.toMatchObject({
    key: "pinRefused",
  });
  await connectChannel(luna, { ...input, pin: "123456" });
  expect(meta.at.isRegistered).toBe(true);
  await release(luna);
});

test("a code of Meta's window is exchanged, and its ids are believed only after Meta confirmed them", async () => {
  const luna = await shop();
  meta.is({ isOfAccount: false });
  await expect(connectByCode(luna, { ...input, code: "code" })).rejects.toMatchObject({ code: "CONFLICT" });
  meta.is();
  const { accountId } = await connectByCode(luna, { ...input, code: "code" });
  expect(await accessToken(luna, accountId)).toBe("EAAtoken-behind-the-code");
  await release(luna);
});

test("another workspace's number is left alone at Meta, and moves once its owner has released it", async () => {
  const [luna, nova] = [await shop(), await shop("Nova")];
  const { numberId } = await connectChannel(luna, input);
  meta.calls.length = 0;
  for (const attempt of [inspectChannel(nova, input), connectChannel(nova, input)])
    await expect(attempt).rejects.toMatchObject({ key: "numberTaken" });
  expect(meta.calls).toEqual([]);

  await disconnectNumber(luna, { numberId });
  expect(meta.at.isSubscribed).toBe(false);
  await connectChannel(nova, input);
  expect(meta.at.isSubscribed).toBe(true);
  expect(await listChannels(luna)).toMatchObject([{ numberId, state: "disconnected" }]);
  expect(await listAccounts(luna)).toEqual([]);
  await release(nova);
});

test("a number that comes back finds its own history", async () => {
  const luna = await shop();
  const first = await connectChannel(luna, input);
  await disconnectNumber(luna, { numberId: first.numberId });
  expect(await connectChannel(luna, input)).toEqual(first);
  expect(await listChannels(luna)).toMatchObject([{ state: "working", disconnectedAt: null }]);
  await release(luna);
});

test("the token is destroyed with the last number of its account, and not before", async () => {
  const luna = await shop();
  const one = await connectChannel(luna, input);
  const other = await connectChannel(luna, { ...input, phoneNumberId: "9102" });
  const tokens = () => ownerDb().select().from(credentials).where(eq(credentials.accountId, one.accountId));
  await disconnectNumber(luna, { numberId: one.numberId });
  expect(await tokens()).not.toEqual([]);
  expect(meta.at.isSubscribed).toBe(true);
  await disconnectNumber(luna, { numberId: other.numberId });
  expect(await tokens()).toEqual([]);
});

test("two owners who release the last two numbers at once leave nothing behind", async () => {
  const luna = await shop();
  const one = await connectChannel(luna, input);
  const other = await connectChannel(luna, { ...input, phoneNumberId: "9102" });
  await Promise.all([one, other].map(({ numberId }) => disconnectNumber(luna, { numberId })));
  expect(await listAccounts(luna)).toEqual([]);
});

test("a worse token does not take the place of the one in use", async () => {
  const luna = await shop();
  const { numberId, accountId } = await connectChannel(luna, input);
  meta.at.scopes = ["whatsapp_business_messaging"];
  const worse = replaceToken(luna, { numberId, accessToken: "EAAtoken-that-lacks-one" });
  await expect(worse).rejects.toMatchObject({
    key: "tokenLacks",
    params: { permissions: "whatsapp_business_management" },
  });
  expect(await accessToken(luna, accountId)).toBe(input.accessToken);
  meta.is();
  await replaceToken(luna, { numberId, accessToken: "EAAtoken-of-tomorrow" });
  expect(await accessToken(luna, accountId)).toBe("EAAtoken-of-tomorrow");
  const [number] = await ownerDb().select().from(phoneNumbers).where(eq(phoneNumbers.id, numberId));
  expect(number).toMatchObject({ throughputPerSecond: 80 });
  await release(luna);
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, test } from "vitest";
import {
  as,
  createContact,
  createConversation,
  createMember,
  createNumber,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { messages } from "@/db/schema/messaging";
import { storeAccessToken } from "@/server/channels/access-token";
import { inTransaction, systemCtx } from "@/server/context";
import { workspaceVault } from "@/server/crypto";
import { recordCharges } from "../record-charges";
import { closeMonth } from "./close-month";
import { enterInvoice } from "./enter-invoice";
import { askForStalePulls, pullMonth, pullReported } from "./pull-reported";
import { reconcile } from "./reconcile";
import { withdrawInvoice } from "./withdraw-invoice";

type Point = Record<string, string | number>;

/** Meta's own figures, and the questions it was asked. */
const meta = { points: [] as Point[], asked: [] as string[] };
const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? "", "http://meta");
  meta.asked.push(searchParams.get("fields") ?? "");
  const data = [{ data_points: meta.points }];
  response
    .setHeader("content-type", "application/json")
    .end(JSON.stringify({ id: "1", pricing_analytics: { data } }));
});
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
process.env.META_GRAPH_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => server.close());

beforeEach(() => {
  meta.points = [];
  meta.asked = [];
});

const now = () => new Date("2026-11-20T09:00:00Z");
const october = "2026-10";
const spanish = { waId: "34600111222" };

async function business() {
  const { id: workspaceId } = await createWorkspace();
  const finance = as(await createMember(workspaceId, "Noor", ["finance"]), now);
  const number = await createNumber(workspaceId);
  await storeAccessToken(systemCtx(workspaceId), { accountId: number.accountId, token: "EAAtoken" });
  const contact = await createContact(workspaceId, { waId: spanish.waId });
  const conversation = await createConversation(workspaceId, { numberId: number.id, contactId: contact.id });
  return { workspaceId, finance, number, accountId: number.accountId, conversation };
}
type Business = Awaited<ReturnType<typeof business>>;

/** Utility messages of ours that Meta said it delivered at that time. */
const delivers = ({ finance, number }: Business, ids: string[], at: string) =>
  inTransaction(finance, (ctx) =>
    recordCharges(
      ctx,
      ids.map((waMessageId) => ({
        waMessageId,
        numberId: number.id,
        recipient: spanish,
        status: "delivered" as const,
        at: new Date(at),
        pricing: { category: "utility", type: "regular", model: "PMP", billable: true },
      })),
    ),
  );

/** A message that Meta took and told to be sent, and never more. */
async function sends(
  { workspaceId, finance, number, conversation }: Business,
  waMessageId: string,
  at: string,
) {
  const id = uuidv7();
  const vault = await inTransaction(finance, workspaceVault);
  const time = new Date(at);
  await ownerDb()
    .insert(messages)
    .values({
      workspaceId,
      id,
      conversationId: conversation.id,
      direction: "outbound",
      author: "member",
      type: "template",
      sealedContent: vault.seal("{}", id),
      waMessageId,
      writtenAt: time,
      sentAt: time,
      status: "sent",
    });
  await inTransaction(finance, (ctx) =>
    recordCharges(ctx, [
      {
        waMessageId,
        messageId: id,
        numberId: number.id,
        recipient: spanish,
        status: "sent",
        at: time,
        pricing: { category: "utility", type: "regular", model: "PMP", billable: true },
      },
    ]),
  );
  return id;
}

/** Utility to Spain in October 2026: 0.0200 USD. */
const point = ({ number }: Business, day: string, volume: number, more: Point = {}): Point => ({
  start: Date.parse(`${day}T00:00:00+02:00`) / 1000,
  end: Date.parse(`${day}T00:00:00+02:00`) / 1000 + 86_400,
  country: "ES",
  phone_number: number.displayNumber,
  pricing_type: "REGULAR",
  pricing_category: "UTILITY",
  tier: "0:MAX",
  volume,
  cost: (volume * 20_000) / 1_000_000,
  ...more,
});

test("a month that agrees to the message and the cent says so, and Meta is asked for its days in the account's zone", async () => {
  const luna = await business();
  const { accountId, finance } = luna;
  await delivers(luna, ["a", "b"], "2026-10-05T10:00:00Z");
  // Half past eleven at night in Greenwich is the next day in Madrid.
  await delivers(luna, ["c"], "2026-10-05T23:30:00Z");
  meta.points = [point(luna, "2026-10-05", 2), point(luna, "2026-10-06", 1)];

  await pullMonth(finance, { accountId, month: october });
  expect(meta.asked).toEqual([
    `pricing_analytics.start(${Date.parse("2026-09-30T22:00:00Z") / 1000}).end(${Date.parse("2026-10-31T23:00:00Z") / 1000})` +
      '.granularity(DAILY).metric_types(["COST","VOLUME"]).dimensions(["COUNTRY","PHONE","PRICING_CATEGORY","PRICING_TYPE","TIER"])',
  ]);
  const month = await reconcile(finance, { accountId, month: october });
  expect(month).toMatchObject({ isOver: true, lines: [], agreed: 2, pulledAt: now() });
  expect(month.totals).toMatchObject({
    volume: 3,
    reportedVolume: 3,
    estimatedMicros: 60_000n,
    reportedMicros: 60_000n,
    invoicedMicros: null,
    unexplainedVolume: 0,
    unexplainedMicros: 0n,
  });
});

test("the message whose webhook never came is named, with its conversation and its time", async () => {
  const luna = await business();
  const { accountId, finance, conversation } = luna;
  await delivers(luna, ["a"], "2026-10-05T10:00:00Z");
  const missing = await sends(luna, "b", "2026-10-05T09:00:00Z");
  await sends(luna, "of a later day", "2026-10-09T09:00:00Z");
  meta.points = [point(luna, "2026-10-05", 2)];
  await pullMonth(finance, { accountId, month: october });

  const { lines, totals, reasons } = await reconcile(finance, { accountId, month: october });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.explained).toEqual([
    {
      reason: "webhookMissing",
      volume: 1,
      messages: [
        {
          messageId: missing,
          conversationId: conversation.id,
          waMessageId: "b",
          sentAt: new Date("2026-10-05T09:00:00Z"),
        },
      ],
    },
  ]);
  expect(totals).toMatchObject({ unexplainedVolume: 0, unexplainedMicros: 0n });
  expect(reasons).toEqual([{ reason: "webhookMissing", lines: 1, volume: 1 }]);
});

test("what Meta says of a day replaces what it said of it before, and other days stay", async () => {
  const luna = await business();
  const { accountId, finance } = luna;
  meta.points = [point(luna, "2026-10-05", 2), point(luna, "2026-10-30", 4)];
  await pullReported(finance, { accountId, from: "2026-10-01", to: "2026-10-31" });
  meta.points = [point(luna, "2026-10-30", 5)];
  await pullReported(finance, { accountId, from: "2026-10-25", to: "2026-10-31" });
  const { totals } = await reconcile(finance, { accountId, month: october });
  expect(totals.reportedVolume).toBe(7);
});

test("a month that nobody asked Meta about has no reported figure and no verdict", async () => {
  const luna = await business();
  const { pulledAt, totals } = await reconcile(luna.finance, { accountId: luna.accountId, month: october });
  expect(pulledAt).toBeNull();
  expect(totals.reportedVolume).toBe(0);
});

test("an invoice is a column of its own until it is taken out again", async () => {
  const luna = await business();
  const { accountId, finance } = luna;
  const entered = { accountId, month: october, reference: "INV-2026-10", amountMicros: 12_340_000n };
  const { invoiceId } = await enterInvoice(finance, entered);
  const before = await reconcile(finance, { accountId, month: october });
  expect(before.totals).toMatchObject({ invoicedMicros: 12_340_000n, estimatedMicros: 0n });
  await withdrawInvoice(finance, { invoiceId });
  const after = await reconcile(finance, { accountId, month: october });
  expect(after.totals.invoicedMicros).toBeNull();
  await expect(withdrawInvoice(finance, { invoiceId })).rejects.toMatchObject({ key: "invoiceNotFound" });
});

test("a closed month keeps its figures, and what comes late is an adjustment beside them", async () => {
  const luna = await business();
  const { accountId, finance } = luna;
  await delivers(luna, ["a"], "2026-10-05T10:00:00Z");
  await closeMonth(finance, { accountId, month: october });
  await delivers(luna, ["late"], "2026-10-31T10:00:00Z");

  const { closing, totals } = await reconcile(finance, { accountId, month: october });
  expect(totals).toMatchObject({ volume: 2, estimatedMicros: 40_000n });
  expect(closing).toMatchObject({
    closedBy: "Noor",
    volume: 1,
    estimatedMicros: 20_000n,
    adjustment: { volume: 1, estimatedMicros: 20_000n },
  });
  await expect(closeMonth(finance, { accountId, month: october })).rejects.toMatchObject({
    key: "monthClosed",
  });
});

test("a month is not closed before its last day is over where the account is", async () => {
  const { finance, accountId } = await business();
  const before = { ...finance, now: () => new Date("2026-10-31T22:59:00Z") };
  await expect(closeMonth(before, { accountId, month: october })).rejects.toMatchObject({
    key: "monthNotOver",
  });
  const after = { ...finance, now: () => new Date("2026-10-31T23:00:00Z") };
  await closeMonth(after, { accountId, month: october });
});

test("another workspace's account is not there", async () => {
  const luna = await business();
  const nova = await business();
  const asked = { accountId: luna.accountId, month: october };
  for (const refuses of [
    () => reconcile(nova.finance, asked),
    () => pullMonth(nova.finance, asked),
    () => closeMonth(nova.finance, asked),
    () => enterInvoice(nova.finance, { ...asked, reference: "1", amountMicros: 1n }),
  ]) {
    await expect(refuses()).rejects.toMatchObject({ key: "accountNotFound" });
  }
});

test("every account is asked about once a day, and not while it was asked today", async () => {
  const luna = await business();
  const asked = async () =>
    (await ownerDb().select({ payload: jobs.payload }).from(jobs).where(eq(jobs.name, "pullReported")))
      .map(({ payload }) => payload as { accountId: string })
      .filter(({ accountId }) => accountId === luna.accountId).length;
  await askForStalePulls();
  await askForStalePulls();
  expect(await asked()).toBe(1);

  await ownerDb().delete(jobs).where(eq(jobs.workspaceId, luna.workspaceId));
  await pullReported(systemCtx(luna.workspaceId), { accountId: luna.accountId });
  await askForStalePulls();
  expect(await asked()).toBe(0);
});

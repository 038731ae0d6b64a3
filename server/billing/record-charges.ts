import { and, eq, inArray, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { rows } from "@/db/rows";
import { chargeNotices, charges } from "@/db/schema/billing";
import { getNumbers } from "@/server/channels/get-numbers";
import type { InTransaction } from "@/server/context";
import { dayOf } from "./account-clock";
import { allotFreePlaces, type FreePlace } from "./allot-free-places";
import { countryOf, marketOf } from "./market-of";
import {
  type CompleteNotice,
  isComplete,
  mergeNotices,
  type Notice,
  noticeKey,
  noticeOf,
  onlyNotice,
  type StatusItem,
  saysTheSame,
} from "./notice";
import { priceBook } from "./price-book";
import { priceOf, takesFreePlace } from "./price-of";
import { regimeOf } from "./regime-of";
import { type Table, writeRows } from "./write-rows";

type ChargeRow = typeof charges.$inferSelect;
type NoticeRow = typeof chargeNotices.$inferSelect;

const itemsPerStatement = 1000;

/**
 * Turns Meta's statuses into charges: one for each billed message and recipient, once both its price and its delivery
 * are known. The ledger depends on what was said, not on the order, the batches or how often it was said.
 * Call it last in the transaction: it takes a lock for each number, which is held until the commit.
 */
export async function recordCharges(ctx: InTransaction, items: StatusItem[]): Promise<void> {
  await lockNumbers(ctx, items);
  for (let start = 0; start < items.length; start += itemsPerStatement) {
    await recordSome(ctx, items.slice(start, start + itemsPerStatement));
  }
}

async function recordSome(ctx: InTransaction, items: StatusItem[]): Promise<void> {
  const said = merge(items.filter(({ status }) => status !== "failed").map(noticeOf));
  if (said.length === 0) return;

  const keys = new Set(said.map(noticeKey));
  const isConcerned = (row: Notice) => keys.has(noticeKey(row));
  const waMessageIds = [...new Set(said.map((notice) => notice.waMessageId))];
  const charged = (
    await ctx.db
      .select()
      .from(charges)
      .where(and(eq(charges.workspaceId, ctx.workspaceId), inArray(charges.waMessageId, waMessageIds)))
  ).filter(isConcerned);
  const noted = (
    await ctx.db
      .select()
      .from(chargeNotices)
      .where(
        and(eq(chargeNotices.workspaceId, ctx.workspaceId), inArray(chargeNotices.waMessageId, waMessageIds)),
      )
  ).filter(isConcerned);

  const known = merge([...said, ...charged, ...noted]);
  await saveNotices(
    ctx,
    known.filter((notice) => !isComplete(notice)),
  );
  await saveCharges(ctx, known.filter(isComplete), charged, noted);
}

function merge(notices: Notice[]): Notice[] {
  const byKey = new Map<string, Notice>();
  for (const notice of notices) {
    const key = noticeKey(notice);
    const other = byKey.get(key);
    byKey.set(key, other ? mergeNotices(other, notice) : notice);
  }
  return [...byKey.values()];
}

/** One writer for each number at a time; sorted, so that two writers never wait for each other. */
async function lockNumbers(ctx: InTransaction, items: StatusItem[]): Promise<void> {
  for (const numberId of [...new Set(items.map((item) => item.numberId))].sort()) {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`charges ${numberId}`}, 0))`);
  }
}

const noticeTypes = {
  numberId: "uuid",
  waMessageId: "text",
  recipient: "text",
  messageId: "uuid",
  waId: "text",
  userId: "text",
  deliveredAt: "timestamptz",
  category: "text",
  pricingType: "text",
  pricingModel: "text",
  reportedMicros: "bigint",
  reportedCurrency: "text",
  pricedBy: "text",
  pricedAt: "timestamptz",
} satisfies Record<keyof Notice, string>;

const noticeTable: Table<keyof Notice | "notedAt"> = {
  table: "charge_notices",
  types: { ...noticeTypes, notedAt: "timestamptz" },
  key: ["waMessageId", "recipient"],
  kept: [],
};

const chargeTable: Table<Exclude<keyof ChargeRow, "workspaceId" | "invoicedMicros" | "templateId">> = {
  table: "charges",
  types: {
    ...noticeTypes,
    id: "uuid",
    market: "text",
    country: "text",
    regime: "text",
    rateCardId: "uuid",
    tierFrom: "int",
    allowanceMonth: "text",
    allowancePosition: "int",
    listMicros: "bigint",
    estimatedMicros: "bigint",
    basis: "text",
    currency: "text",
    recordedAt: "timestamptz",
  },
  key: ["waMessageId", "recipient"],
  kept: ["id", "recordedAt"],
};

const saveNotices = (ctx: InTransaction, notices: Notice[]) =>
  writeRows(
    ctx,
    noticeTable,
    notices.map((notice) => ({ ...notice, notedAt: ctx.now() })),
  );

async function saveCharges(
  ctx: InTransaction,
  complete: CompleteNotice[],
  charged: ChargeRow[],
  noted: NoticeRow[],
): Promise<void> {
  await forgetNotices(ctx, complete, noted);
  const before = new Map(charged.map((row) => [noticeKey(row), row]));
  const changed = complete.filter((notice) => {
    const row = before.get(noticeKey(notice));
    return !row || !saysTheSame(notice, row);
  });
  if (changed.length === 0) return;

  const toWrite = await priced(ctx, changed, before);
  await writeRows(ctx, chargeTable, toWrite);
  await allotFreePlaces(ctx, [
    ...toWrite.flatMap((row) => freePlace(row, 1)),
    ...changed.flatMap((notice) => freePlace(before.get(noticeKey(notice)), -1)),
  ]);
}

const freePlace = (
  row: Pick<ChargeRow, "numberId" | "allowanceMonth" | "deliveredAt"> | undefined,
  change: 1 | -1,
): FreePlace[] =>
  row?.allowanceMonth
    ? [{ numberId: row.numberId, month: row.allowanceMonth, change, deliveredAt: row.deliveredAt }]
    : [];

async function priced(ctx: InTransaction, notices: CompleteNotice[], before: Map<string, ChargeRow>) {
  const book = await priceBook(ctx);
  const numbers = await getNumbers(ctx, [...new Set(notices.map(({ numberId }) => numberId))]);
  return notices.map((notice) => {
    const number = numbers.get(notice.numberId);
    if (!number) throw new Error(`There is no number ${notice.numberId} in workspace ${ctx.workspaceId}`);
    const { timeZone, currency } = number;
    const day = dayOf(notice.deliveredAt, timeZone);
    const regime = regimeOf(book.regimes, day, notice.pricingModel);
    const market = marketOf(book.markets, notice, day);
    const message = { ...notice, regime, market, currency, day, allowancePosition: null };
    const { amountMicros, ...price } = priceOf(book.rates, message);
    return {
      ...onlyNotice(notice),
      deliveredAt: notice.deliveredAt,
      category: notice.category,
      pricingType: notice.pricingType,
      pricedBy: notice.pricedBy,
      pricedAt: notice.pricedAt,
      id: before.get(noticeKey(notice))?.id ?? uuidv7(),
      market,
      country: countryOf(notice),
      regime: regime?.regime ?? "unknown",
      ...price,
      estimatedMicros: amountMicros,
      allowanceMonth: takesFreePlace(message) ? day.slice(0, 7) : null,
      allowancePosition: null,
      currency,
      recordedAt: ctx.now(),
    };
  });
}

/** What has become a charge is remembered there. */
async function forgetNotices(
  ctx: InTransaction,
  complete: CompleteNotice[],
  noted: NoticeRow[],
): Promise<void> {
  const keys = new Set(complete.map(noticeKey));
  const done = noted.filter((row) => keys.has(noticeKey(row)));
  if (done.length === 0) return;
  await ctx.db.execute(sql`
    delete from charge_notices n
    using ${rows(
      done.map(({ waMessageId, recipient }) => ({ wa_message_id: waMessageId, recipient })),
      "wa_message_id text, recipient text",
    )}
    where n.workspace_id = ${ctx.workspaceId}::uuid
      and n.wa_message_id = r.wa_message_id and n.recipient = r.recipient`);
}

import { and, eq, inArray, sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import { chargeNotices, charges } from "@/db/schema/billing";
import type { InTransaction } from "@/server/context";
import { allotFreePlaces, type FreePlace } from "./allot-free-places";
import { allotTiers, type VolumeChange } from "./allot-tiers";
import { releaseReservations } from "./budgets/reserve-budget";
import {
  type CompleteNotice,
  isComplete,
  mergeNotices,
  type Notice,
  noticeKey,
  noticeOf,
  type StatusItem,
  saysTheSame,
} from "./notice";
import { type PricedCharge, priceNotices } from "./price-notices";
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
  await recordNotices(ctx, items.filter(({ status }) => status !== "failed").map(noticeOf));
}

async function recordNotices(ctx: InTransaction, notices: Notice[]): Promise<void> {
  const moves: Move[] = [];
  for (let start = 0; start < notices.length; start += itemsPerStatement) {
    moves.push(...(await recordSome(ctx, merge(notices.slice(start, start + itemsPerStatement)))));
  }
  await settle(ctx, moves);
}

/** Writes charges whose price was reckoned again. Their numbers are locked. */
export async function settleCharges(ctx: InTransaction, moves: Move[]): Promise<void> {
  for (let start = 0; start < moves.length; start += itemsPerStatement) {
    await writeRows(
      ctx,
      chargeTable,
      moves.slice(start, start + itemsPerStatement).map(({ after }) => after),
    );
  }
  await settle(ctx, moves);
}

/** Free places and bands are given away once for all that came and went. */
async function settle(ctx: InTransaction, moves: Move[]): Promise<void> {
  await allotFreePlaces(
    ctx,
    moves.flatMap(({ before, after }) => [...freePlace(after, 1), ...freePlace(before, -1)]),
  );
  await allotTiers(
    ctx,
    moves.flatMap(({ before, after }) => [...volumeChange(after, 1), ...volumeChange(before, -1)]),
  );
}

/** A charge was not there before, or it changed. */
type Move = { before: ChargeRow | undefined; after: PricedCharge };

async function recordSome(ctx: InTransaction, said: Notice[]): Promise<Move[]> {
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
  return saveCharges(ctx, known.filter(isComplete), charged, noted);
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
export async function lockNumbers(ctx: InTransaction, items: { numberId: string }[]): Promise<void> {
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

const chargeTable: Table<keyof PricedCharge> = {
  table: "charges",
  types: {
    ...noticeTypes,
    id: "uuid",
    market: "text",
    country: "text",
    regime: "text",
    rateCardId: "uuid",
    ownRateCardId: "uuid",
    tierFrom: "int",
    isUpperBound: "boolean",
    volumeKey: "text",
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
): Promise<Move[]> {
  await forgetNotices(ctx, complete, noted);
  const before = new Map(charged.map((row) => [noticeKey(row), row]));
  const changed = complete.filter((notice) => {
    const row = before.get(noticeKey(notice));
    return !row || !saysTheSame(notice, row);
  });
  if (changed.length === 0) return [];
  const toWrite = await priceNotices(ctx, changed, before);
  await writeRows(ctx, chargeTable, toWrite);
  await releaseReservations(ctx, { messageIds: toWrite.flatMap(({ messageId }) => messageId ?? []) });
  return toWrite.map((after) => ({ before: before.get(noticeKey(after)), after }));
}

type Placed = Pick<
  ChargeRow,
  "numberId" | "allowanceMonth" | "volumeKey" | "deliveredAt" | "waMessageId" | "recipient" | "currency"
>;

const freePlace = (row: Placed | undefined, change: 1 | -1): FreePlace[] =>
  row?.allowanceMonth
    ? [{ numberId: row.numberId, month: row.allowanceMonth, change, deliveredAt: row.deliveredAt }]
    : [];

function volumeChange(row: Placed | undefined, change: 1 | -1): VolumeChange[] {
  if (!row?.volumeKey) return [];
  const { volumeKey, deliveredAt, waMessageId, recipient, currency } = row;
  return [{ volumeKey, deliveredAt, waMessageId, recipient, currency, change }];
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

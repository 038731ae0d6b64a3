import { and, eq, gte, lt } from "drizzle-orm";
import { charges } from "@/db/schema/billing";
import { getNumbers } from "@/server/channels/get-numbers";
import type { InTransaction } from "@/server/context";
import { tooLarge } from "@/server/errors";
import { dayOf } from "../account-clock";
import { type CompleteNotice, corrected, noticeKey } from "../notice";
import { priceNotices } from "../price-notices";
import { lockNumbers, settleCharges } from "../record-charges";
import type { RepricingInput } from "../schemas";
import { closedMonthOf } from "./closed-months";

type ChargeRow = typeof charges.$inferSelect;
export type Repriced = { before: ChargeRow; after: ChargeRow };

/** More are priced again in several runs. */
const mostCharges = 100_000;
const dayMs = 24 * 3600_000;

/**
 * Prices the charges of these days again, in months that are open or in those that are closed, by the lists and rules of
 * today and with Meta's new word on the category if one is given. Answers every charge that is another now: a place or a
 * band that one left may have passed to another.
 */
export async function reprice(
  ctx: InTransaction,
  input: RepricingInput,
  months: "open" | "closed",
): Promise<Repriced[]> {
  const before = await chargesOfMonths(ctx, input);
  await lockNumbers(ctx, before);
  const dayOfCharge = await accountDays(ctx, before);
  const closedOf = await closedMonthOf(
    ctx,
    before.map(({ numberId }) => numberId),
  );
  const chosen = before.filter((row) => {
    const day = dayOfCharge(row);
    const isOfMonths = (closedOf(row) === undefined) === (months === "open");
    return day >= input.fromDay && day <= input.toDay && isMeant(row, input) && isOfMonths;
  });
  const notices = chosen.map((row) => corrections(ctx, row, input));
  const former = new Map(chosen.map((row) => [noticeKey(row), row]));
  const priced = await priceNotices(ctx, notices, former, { byNewestLists: true });
  await settleCharges(
    ctx,
    priced.map((after) => ({ before: former.get(noticeKey(after)), after })),
  );
  const after = new Map((await chargesOfMonths(ctx, input)).map((row) => [row.id, row]));
  return before.flatMap((row) => {
    const now = after.get(row.id);
    return now && isOther(row, now) ? [{ before: row, after: now }] : [];
  });
}

/** Free places and volume are counted by the month, so that whole months can change, and no others. */
async function chargesOfMonths(ctx: InTransaction, { fromDay, toDay }: RepricingInput): Promise<ChargeRow[]> {
  const [year = 0, month = 0] = toDay.split("-").map(Number);
  // A day more at each end holds the month of every time zone.
  const from = new Date(Date.parse(`${fromDay.slice(0, 7)}-01T00:00:00Z`) - dayMs);
  const to = new Date(Date.UTC(year, month, 1) + dayMs);
  const found = await ctx.db
    .select()
    .from(charges)
    .where(
      and(
        eq(charges.workspaceId, ctx.workspaceId),
        gte(charges.deliveredAt, from),
        lt(charges.deliveredAt, to),
      ),
    )
    .limit(mostCharges + 1);
  if (found.length > mostCharges) {
    throw tooLarge("These months have too many messages for one run. Choose fewer days.", {
      key: "repricingTooLarge",
      params: { most: mostCharges },
    });
  }
  return found;
}

async function accountDays(ctx: InTransaction, rows: ChargeRow[]) {
  const numbers = await getNumbers(ctx, [...new Set(rows.map(({ numberId }) => numberId))]);
  return ({ numberId, deliveredAt }: ChargeRow) =>
    dayOf(deliveredAt, numbers.get(numberId)?.timeZone ?? "UTC");
}

const isMeant = ({ messageId, category }: ChargeRow, { correction }: RepricingInput) =>
  !correction ||
  (category === correction.from && messageId !== null && correction.messageIds.includes(messageId));

function corrections(ctx: InTransaction, row: ChargeRow, { correction }: RepricingInput): CompleteNotice {
  return correction ? { ...row, category: correction.to, pricedBy: corrected, pricedAt: ctx.now() } : row;
}

const priceOfRow = (row: ChargeRow) =>
  [
    row.category,
    row.market,
    row.regime,
    row.rateCardId,
    row.ownRateCardId,
    row.tierFrom,
    row.listMicros,
    row.estimatedMicros,
    row.basis,
  ].join("|");
const isOther = (before: ChargeRow, after: ChargeRow) => priceOfRow(before) !== priceOfRow(after);

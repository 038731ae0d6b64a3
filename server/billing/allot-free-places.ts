import { and, asc, eq, sql } from "drizzle-orm";
import { charges, serviceAllowances } from "@/db/schema/billing";
import type { InTransaction } from "@/server/context";
import { priceBook } from "./price-book";
import { regimeOf } from "./regime-of";

/** A service message entered (1) or left (-1) a month of a number. */
export type FreePlace = { numberId: string; month: string; change: 1 | -1; deliveredAt: Date };

type Month = { numberId: string; month: string; change: number; entered: number; since: Date };

/**
 * Gives the free places of a month to the messages delivered first, whatever order we heard of them in. A place can
 * still pass from one message to another while late statuses come in; the number of free ones cannot.
 */
export async function allotFreePlaces(ctx: InTransaction, places: FreePlace[]): Promise<void> {
  const months = new Map<string, Month>();
  for (const { numberId, month, change, deliveredAt } of places) {
    const key = `${numberId} ${month}`;
    const sum = months.get(key) ?? { numberId, month, change: 0, entered: 0, since: deliveredAt };
    sum.change += change;
    if (deliveredAt < sum.since) sum.since = deliveredAt;
    if (change > 0) sum.entered += 1;
    months.set(key, sum);
  }
  for (const month of months.values()) {
    await countDelivered(ctx, month);
    await allot(ctx, month);
  }
}

async function countDelivered(ctx: InTransaction, { numberId, month, change }: Month): Promise<void> {
  if (change === 0) return;
  await ctx.db
    .insert(serviceAllowances)
    .values({ workspaceId: ctx.workspaceId, numberId, month, deliveredCount: change })
    .onConflictDoUpdate({
      target: [serviceAllowances.workspaceId, serviceAllowances.numberId, serviceAllowances.month],
      set: { deliveredCount: sql`${serviceAllowances.deliveredCount} + excluded.delivered_count` },
    });
}

/** In most of a month all places were given away days ago, and nothing that came or went since then changes that. */
async function isSettled(
  ctx: InTransaction,
  { numberId, month, since }: Month,
  free: number,
): Promise<boolean> {
  const [last] = await ctx.db
    .select({ place: charges.allowancePosition, deliveredAt: charges.deliveredAt })
    .from(charges)
    .where(ofMonth(ctx, { numberId, month }))
    .orderBy(asc(charges.deliveredAt), asc(charges.waMessageId), asc(charges.recipient))
    .offset(Math.max(0, free - 1))
    .limit(1);
  return last !== undefined && last.place === free && last.deliveredAt < since;
}

const ofMonth = (ctx: InTransaction, { numberId, month }: Pick<Month, "numberId" | "month">) =>
  and(
    eq(charges.workspaceId, ctx.workspaceId),
    eq(charges.numberId, numberId),
    eq(charges.allowanceMonth, month),
  );

async function allot(ctx: InTransaction, touched: Month): Promise<void> {
  const { numberId, month, entered } = touched;
  const book = await priceBook(ctx);
  const regime = regimeOf(book.regimes, `${month}-01`);
  const free = regime?.freeServicePerMonth ?? 0;
  if (await isSettled(ctx, touched, free)) return;

  // Those who entered can push at most as many others out, so nobody further down can have a wrong place.
  const first = ctx.db
    .select({
      id: charges.id,
      position:
        sql<number>`row_number() over (order by ${charges.deliveredAt}, ${charges.waMessageId}, ${charges.recipient})`.as(
          "position",
        ),
    })
    .from(charges)
    .where(ofMonth(ctx, { numberId, month }))
    .orderBy(asc(charges.deliveredAt), asc(charges.waMessageId), asc(charges.recipient))
    .limit(free + entered)
    .as("first");
  const place = sql<number | null>`case when ${first.position} <= ${free} then ${first.position}::int end`;
  const isFreeAnyway = sql`${charges.pricingType} like 'free%'`;
  // The list that priced a message when it was delivered goes on pricing it, wherever its place is.
  await ctx.db.execute(sql`
    update charges set allowance_position = moved.place,
      estimated_micros = case when ${isFreeAnyway} or moved.place is not null then 0 else list_micros end,
      basis = case when ${isFreeAnyway} then basis when moved.place is not null then 'allowance'
        when list_micros is null then 'noRate' else 'rateCard' end
    from ${ctx.db
      .select({ id: first.id, place: place.as("place") })
      .from(first)
      .as("moved")}
    where charges.workspace_id = ${ctx.workspaceId} and charges.id = moved.id
      and charges.allowance_position is distinct from moved.place`);
}

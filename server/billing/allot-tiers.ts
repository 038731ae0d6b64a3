import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import { charges, volumeEdges, volumes } from "@/db/schema/billing";
import type { InTransaction } from "@/server/context";
import { priceBook } from "./price-book";
import { type Band, bandAt, bandsOf, cardOn } from "./rate-card";
import { type ReachedTier, reachedTiers, tierReachedBy } from "./reached-tiers";

/** Messages count in the order of their delivery, and in a fixed one where Meta gives two the same second. */
type Place = { deliveredAt: Date; waMessageId: string; recipient: string };

/** A charged message entered (1) or left (-1) the volume of a month. */
export type VolumeChange = Place & { volumeKey: string; change: 1 | -1; currency: string };

type Edge = Place & { tierFrom: number };
type Reach = { from: Place | undefined; to: Place | undefined };

/**
 * Gives each charged message the band of its place among the month's, whatever order we heard of them in. Only the first
 * message of each band is remembered: one that comes late moves that edge by one, and nobody counts the month again.
 */
export async function allotTiers(ctx: InTransaction, changes: VolumeChange[]): Promise<void> {
  const byKey = new Map<string, VolumeChange[]>();
  for (const change of changes) {
    const ofKey = byKey.get(change.volumeKey);
    if (ofKey) ofKey.push(change);
    else byKey.set(change.volumeKey, [change]);
  }
  // Sorted, so that two writers never wait for each other; the row is held until the commit, so they take turns.
  for (const volumeKey of [...byKey.keys()].sort()) {
    const ofKey = byKey.get(volumeKey) ?? [];
    const after = await count(ctx, volumeKey, ofKey);
    await allotVolume(ctx, volumeKey, ofKey, after);
  }
}

async function count(ctx: InTransaction, volumeKey: string, changes: VolumeChange[]): Promise<number> {
  const change = changes.reduce((sum, one) => sum + one.change, 0);
  const [row] = await ctx.db
    .insert(volumes)
    .values({ workspaceId: ctx.workspaceId, volumeKey, chargedCount: change })
    .onConflictDoUpdate({
      target: [volumes.workspaceId, volumes.volumeKey],
      set: { chargedCount: sql`${volumes.chargedCount} + excluded.charged_count` },
    })
    .returning({ chargedCount: volumes.chargedCount });
  return row?.chargedCount ?? 0;
}

/** The volume's month, market and category, which are its key. */
export function readVolumeKey(volumeKey: string) {
  const [portfolio = "", month = "", market = "", category = ""] = JSON.parse(volumeKey) as string[];
  return { portfolio, month, market, category };
}

async function allotVolume(ctx: InTransaction, volumeKey: string, changes: VolumeChange[], after: number) {
  const { cards } = await priceBook(ctx);
  const { month, market, category, portfolio } = readVolumeKey(volumeKey);
  const categories = category === "authentication" ? [category, "authentication_international"] : [category];
  const currencies = [...new Set(changes.map(({ currency }) => currency))];
  const lists = currencies.map((currency) => cardOn(cards, currency, `${month}-01`));
  const bands = lists.flatMap((card) => categories.flatMap((one) => bandsOf(card, market, one)));

  const edges = await edgesOf(ctx, volumeKey);
  const froms = new Set([...bands, ...edges].map(({ tierFrom }) => tierFrom).filter((from) => from > 0));
  if (froms.size === 0) return;
  const reached = await reachedTiers(ctx, { portfolio, month, market, category });

  const moved: Reach[] = [];
  for (const tierFrom of froms) {
    const before = edges.find((edge) => edge.tierFrom === tierFrom);
    const now = await edgeNow(ctx, volumeKey, { tierFrom, before, changes, after });
    if (before && now && comparePlaces(before, now) === 0) continue;
    if (!before && !now) continue;
    await keepEdge(ctx, volumeKey, tierFrom, now);
    moved.push(between(before, now));
  }
  // In the first band, where most months stay, every message has its price already.
  if (edges.length === 0 && moved.length === 0 && reached.length === 0) return;
  await giveBands(ctx, volumeKey, { reached, moved, changes });
}

const edgesOf = (ctx: InTransaction, volumeKey: string): Promise<Edge[]> =>
  ctx.db
    .select({
      tierFrom: volumeEdges.tierFrom,
      deliveredAt: volumeEdges.deliveredAt,
      waMessageId: volumeEdges.waMessageId,
      recipient: volumeEdges.recipient,
    })
    .from(volumeEdges)
    .where(and(eq(volumeEdges.workspaceId, ctx.workspaceId), eq(volumeEdges.volumeKey, volumeKey)));

/** As Postgres puts texts in order in its C collation, so that both agree on who is before whom. */
const compareTexts = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

function comparePlaces(a: Place, b: Place): number {
  return (
    a.deliveredAt.getTime() - b.deliveredAt.getTime() ||
    compareTexts(a.waMessageId, b.waMessageId) ||
    compareTexts(a.recipient, b.recipient)
  );
}

function between(a: Place | undefined, b: Place | undefined): Reach {
  if (!a || !b) return { from: a ?? b, to: undefined };
  return comparePlaces(a, b) <= 0 ? { from: a, to: b } : { from: b, to: a };
}

const placeColumns = {
  deliveredAt: charges.deliveredAt,
  waMessageId: charges.waMessageId,
  recipient: charges.recipient,
};
const place = sql`(${charges.deliveredAt}, ${charges.waMessageId} collate "C", ${charges.recipient} collate "C")`;
const ascending = sql`${charges.deliveredAt}, ${charges.waMessageId} collate "C", ${charges.recipient} collate "C"`;
const descending = sql`${charges.deliveredAt} desc, ${charges.waMessageId} collate "C" desc, ${charges.recipient} collate "C" desc`;
const asRow = ({ deliveredAt, waMessageId, recipient }: Place) =>
  sql`(${deliveredAt.toISOString()}::timestamptz, ${waMessageId}::text, ${recipient}::text)`;

async function nth(ctx: InTransaction, volumeKey: string, order: SQL, skip: number, where?: SQL) {
  const [row] = await ctx.db
    .select(placeColumns)
    .from(charges)
    .where(and(eq(charges.workspaceId, ctx.workspaceId), eq(charges.volumeKey, volumeKey), where))
    .orderBy(order)
    .offset(skip)
    .limit(1);
  return row;
}

type Known = { tierFrom: number; before: Edge | undefined; changes: VolumeChange[]; after: number };

/** The first message of a band after these came and went; nothing while there are too few. */
async function edgeNow(
  ctx: InTransaction,
  volumeKey: string,
  { tierFrom, before, changes, after }: Known,
): Promise<Place | undefined> {
  if (after < tierFrom) return undefined;
  if (!before) {
    const fromEnd = after - tierFrom;
    return fromEnd < tierFrom
      ? nth(ctx, volumeKey, descending, fromEnd)
      : nth(ctx, volumeKey, ascending, tierFrom - 1);
  }
  const shift = changes
    .filter((change) => comparePlaces(change, before) < 0)
    .reduce((sum, { change }) => sum + change, 0);
  return shift > 0
    ? nth(ctx, volumeKey, descending, shift - 1, sql`${place} < ${asRow(before)}`)
    : nth(ctx, volumeKey, ascending, -shift, sql`${place} >= ${asRow(before)}`);
}

async function keepEdge(ctx: InTransaction, volumeKey: string, tierFrom: number, now: Place | undefined) {
  const key = { workspaceId: ctx.workspaceId, volumeKey, tierFrom };
  if (!now) {
    await ctx.db
      .delete(volumeEdges)
      .where(
        and(
          eq(volumeEdges.workspaceId, ctx.workspaceId),
          eq(volumeEdges.volumeKey, volumeKey),
          eq(volumeEdges.tierFrom, tierFrom),
        ),
      );
    return;
  }
  await ctx.db
    .insert(volumeEdges)
    .values({ ...key, ...now })
    .onConflictDoUpdate({
      target: [volumeEdges.workspaceId, volumeEdges.volumeKey, volumeEdges.tierFrom],
      set: now,
    });
}

type Touched = { reached: ReachedTier[]; moved: Reach[]; changes: Pick<VolumeChange, "waMessageId">[] };

/** Prices those that changed place again, each by the list that priced it. */
export async function giveBands(
  ctx: InTransaction,
  volumeKey: string,
  { reached, moved, changes }: Touched,
): Promise<void> {
  const { cards } = await priceBook(ctx);
  const cardById = new Map(cards.map((card) => [card.id, card]));
  const edges = await edgesOf(ctx, volumeKey);
  const isIn = ({ from, to }: Reach) =>
    and(from && sql`${place} >= ${asRow(from)}`, to && sql`${place} <= ${asRow(to)}`) ?? sql`true`;
  const named = changes.map(({ waMessageId }) => waMessageId);
  const touched = [
    ...(named.length > 0 ? [inArray(charges.waMessageId, named)] : []),
    ...moved.map((reach) => sql`(${isIn(reach)})`),
  ];
  if (touched.length === 0) return;
  const found = await ctx.db
    .select({
      ...placeColumns,
      id: charges.id,
      market: charges.market,
      category: charges.category,
      cardId: sql<string | null>`coalesce(${charges.ownRateCardId}, ${charges.rateCardId})`,
      tierFrom: charges.tierFrom,
    })
    .from(charges)
    .where(
      and(
        eq(charges.workspaceId, ctx.workspaceId),
        eq(charges.volumeKey, volumeKey),
        sql`(${sql.join(touched, sql` or `)})`,
      ),
    );
  const changed = found.flatMap((row) => {
    const counted = Math.max(
      0,
      ...edges.filter((edge) => comparePlaces(edge, row) <= 0).map(({ tierFrom }) => tierFrom),
    );
    const position = Math.max(counted, tierReachedBy(reached, row.deliveredAt));
    const card = row.cardId ? cardById.get(row.cardId) : undefined;
    const band: Band | undefined = bandAt(bandsOf(card, row.market, row.category), position);
    if (!band || band.tierFrom === row.tierFrom) return [];
    return [{ id: row.id, tier: band.tierFrom, micros: band.amountMicros.toString() }];
  });
  if (changed.length === 0) return;
  await ctx.db.execute(sql`
    update charges set tier_from = r.tier, list_micros = r.micros, estimated_micros = r.micros
    from ${rows(changed, "id uuid, tier int, micros bigint")}
    where charges.workspace_id = ${ctx.workspaceId} and charges.id = r.id`);
}

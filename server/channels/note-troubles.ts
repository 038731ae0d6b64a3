import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { channelTroubles, type TroubleKind } from "@/db/schema/channels";
import type { InTransaction } from "../context";
import { tellLive } from "../live";
import { defineJob, enqueue } from "../queue";
import type { Trouble } from "./diagnose";
import { concernsAccount } from "./trouble-of-code";

/** A trouble began or ended; those whom it concerns are told. */
export const troubleChangedJob = defineJob("troubleChanged", z.object({ troubleId: z.uuid() }));

type Place = { accountId: string; numberId: string };
type Source = (typeof channelTroubles.$inferInsert)["source"];

const subjectOf = ({ accountId, numberId }: Place, kind: TroubleKind) =>
  concernsAccount(kind) ? accountId : numberId;

/** Notes what is wrong, once for as long as it lasts. */
export async function noteTroubles(
  ctx: InTransaction,
  found: (Place & Trouble)[],
  source: Source,
): Promise<void> {
  if (found.length === 0) return;
  const now = ctx.now();
  const rows = new Map(
    found.map(({ kind, params = {}, ...place }) => {
      const subjectId = subjectOf(place, kind);
      return [`${subjectId} ${kind}`, { kind, params, subjectId, accountId: place.accountId }];
    }),
  );
  // Sorted, so that two workers come to the rows in the same order.
  const values = [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
  const noted = await ctx.db
    .insert(channelTroubles)
    .values(
      values.map((row) => ({
        ...row,
        workspaceId: ctx.workspaceId,
        id: uuidv7(),
        source,
        since: now,
        seenAt: now,
      })),
    )
    .onConflictDoUpdate({
      target: [channelTroubles.workspaceId, channelTroubles.subjectId, channelTroubles.kind],
      targetWhere: isNull(channelTroubles.endedAt),
      set: {
        seenAt: sql`excluded.seen_at`,
        // A failed send brings no words of Meta's about the channel.
        params: sql`case when excluded.params = '{}' then ${channelTroubles.params} else excluded.params end`,
        source: sql`case when ${channelTroubles.source} = 'reading' then excluded.source else ${channelTroubles.source} end`,
      },
    })
    .returning({
      id: channelTroubles.id,
      // A row that was there before has been locked by somebody: us.
      isNew: sql<boolean>`(xmax = 0)`,
    });
  await tellOf(
    ctx,
    noted.filter(({ isNew }) => isNew),
  );
}

type Ending = Place & {
  /** Those that may be over: what was looked at and not found. */
  kinds: readonly TroubleKind[];
  /** Troubles that a send or a webhook told of are believed until then, whatever a reading says. */
  seenBefore?: Date;
};

/** These are over. */
export async function endTroubles(
  ctx: InTransaction,
  { accountId, numberId, kinds, seenBefore }: Ending,
): Promise<void> {
  if (kinds.length === 0) return;
  const isDue = seenBefore
    ? sql`(${channelTroubles.source} = 'reading' or ${channelTroubles.seenAt} < ${seenBefore.toISOString()})`
    : undefined;
  const ended = await ctx.db
    .update(channelTroubles)
    .set({ endedAt: ctx.now() })
    .where(
      and(
        eq(channelTroubles.workspaceId, ctx.workspaceId),
        inArray(channelTroubles.subjectId, [accountId, numberId]),
        inArray(channelTroubles.kind, [...kinds]),
        isNull(channelTroubles.endedAt),
        isDue,
      ),
    )
    .returning({ id: channelTroubles.id });
  await tellOf(ctx, ended);
}

async function tellOf(ctx: InTransaction, changed: { id: string }[]): Promise<void> {
  if (changed.length === 0) return;
  for (const { id } of changed) await enqueue(ctx, troubleChangedJob, { troubleId: id });
  await tellLive(ctx, [{ kind: "channels.changed" }]);
}

/** What is wrong now with these accounts and their numbers, the oldest first. */
export const openTroubles = (ctx: InTransaction, accountIds: string[]) =>
  ctx.db
    .select()
    .from(channelTroubles)
    .where(
      and(
        eq(channelTroubles.workspaceId, ctx.workspaceId),
        inArray(channelTroubles.accountId, accountIds),
        isNull(channelTroubles.endedAt),
      ),
    )
    .orderBy(asc(channelTroubles.since), asc(channelTroubles.id));

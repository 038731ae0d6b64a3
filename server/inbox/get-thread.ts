import { and, eq, gte, lte, or, sql } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import { assignments, closures } from "@/db/schema/inbox";
import { messages } from "@/db/schema/messaging";
import { conversationTeams, teams } from "@/db/schema/teams";
import { type Ctx, type InTransaction, readOnly } from "../context";
import { getReadTo } from "./get-read-to";
import type { Cursor, GetThreadInput } from "./schemas";
import { fillMessages, shownMessages } from "./thread-messages";

export const threadPageSize = 50;

/** One page of a conversation's messages, oldest first, ending before `cursor`; `nextCursor` leads further up. */
export function getThread(ctx: Ctx, { conversationId, cursor: before }: GetThreadInput) {
  return readOnly(ctx, async (ctx) => {
    const readTo = await getReadTo(ctx, { conversationId });
    const newestFirst = await shownMessages(ctx, conversationId, before ? olderThan(before) : undefined)
      // The index was made with nulls last; an order without these words would not use it.
      .orderBy(sql`${messages.writtenAt} desc nulls last, ${messages.id} desc nulls last`)
      .limit(threadPageSize + 1);
    const hasMore = newestFirst.length > threadPageSize;
    const page = newestFirst.slice(0, threadPageSize).reverse();
    const oldest = page[0];
    const from = hasMore && oldest ? oldest.writtenAt : undefined;
    return {
      readTo,
      messages: await fillMessages(ctx, conversationId, page),
      events: await eventsOf(ctx, conversationId, { from, before: before?.at }),
      nextCursor: hasMore && oldest ? { at: oldest.writtenAt, id: oldest.id } : null,
    };
  });
}

export type ThreadPage = Awaited<ReturnType<typeof getThread>>;
export type ThreadEvent = ThreadPage["events"][number];

const olderThan = ({ at, id }: Cursor) =>
  sql`(${messages.writtenAt}, ${messages.id}) < (${at.toISOString()}::timestamptz, ${id}::uuid)`;

/** Who took it, gave it back, handed it to a team, closed and reopened it, between two moments. */
async function eventsOf(
  { db, workspaceId }: InTransaction,
  conversationId: string,
  { from, before }: { from?: Date; before?: Date },
) {
  const [taken, closed, handed] = await Promise.all([
    db
      .select({
        id: assignments.id,
        memberId: members.id,
        name: members.name,
        start: assignments.assignedAt,
        end: assignments.endedAt,
      })
      .from(assignments)
      .innerJoin(
        members,
        and(eq(members.workspaceId, assignments.workspaceId), eq(members.id, assignments.memberId)),
      )
      .where(
        and(
          eq(assignments.workspaceId, workspaceId),
          eq(assignments.conversationId, conversationId),
          from && or(gte(assignments.assignedAt, from), gte(assignments.endedAt, from)),
          before && lte(assignments.assignedAt, before),
        ),
      ),
    db
      .select({
        id: closures.id,
        memberId: members.id,
        name: members.name,
        start: closures.closedAt,
        end: closures.reopenedAt,
      })
      .from(closures)
      .innerJoin(
        members,
        and(eq(members.workspaceId, closures.workspaceId), eq(members.id, closures.memberId)),
      )
      .where(
        and(
          eq(closures.workspaceId, workspaceId),
          eq(closures.conversationId, conversationId),
          from && or(gte(closures.closedAt, from), gte(closures.reopenedAt, from)),
          before && lte(closures.closedAt, before),
        ),
      ),
    db
      .select({
        id: conversationTeams.id,
        memberId: members.id,
        name: members.name,
        team: teams.name,
        start: conversationTeams.assignedAt,
      })
      .from(conversationTeams)
      .innerJoin(
        teams,
        and(eq(teams.workspaceId, conversationTeams.workspaceId), eq(teams.id, conversationTeams.teamId)),
      )
      .leftJoin(
        members,
        and(
          eq(members.workspaceId, conversationTeams.workspaceId),
          eq(members.id, conversationTeams.assignedBy),
        ),
      )
      .where(
        and(
          eq(conversationTeams.workspaceId, workspaceId),
          eq(conversationTeams.conversationId, conversationId),
          from && gte(conversationTeams.assignedAt, from),
          before && lte(conversationTeams.assignedAt, before),
        ),
      ),
  ]);
  // Closing, handing on and taking over end an assignment as well; to a reader that is one thing and not two.
  const begun = new Set([...closed, ...taken, ...handed].map(({ start }) => start.getTime()));
  const isWithin = ({ at }: { at: Date }) => (!from || at >= from) && (!before || at < before);
  return [
    ...taken.flatMap(({ id, memberId, name, start, end }) => [
      { id: `${id} taken`, kind: "taken" as const, memberId, name, at: start },
      ...(end && !begun.has(end.getTime())
        ? [{ id: `${id} released`, kind: "released" as const, memberId, name, at: end }]
        : []),
    ]),
    ...closed.flatMap(({ id, memberId, name, start, end }) => [
      { id: `${id} closed`, kind: "closed" as const, memberId, name, at: start },
      ...(end ? [{ id: `${id} reopened`, kind: "reopened" as const, memberId, name, at: end }] : []),
    ]),
    ...handed.map(({ id, memberId, name, team, start }) => ({
      ...{ id: `${id} handed`, memberId, name: name ?? "", team, at: start },
      kind: memberId ? ("handedOver" as const) : ("routed" as const),
    })),
  ]
    .filter(isWithin)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

import { and, asc, eq, gte, inArray, lte, notInArray, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { members } from "@/db/schema/identity";
import { assignments, closures } from "@/db/schema/inbox";
import { media, messages } from "@/db/schema/messaging";
import { chargesOf } from "../billing/charges-of";
import { type Ctx, type InTransaction, readOnly } from "../context";
import { workspaceVault } from "../crypto";
import { openContent } from "../messaging/sealed-content";
import { explain } from "../meta/errors";
import { annotationTypes, applyAnnotations } from "./annotations";
import { getConversation } from "./get-conversation";
import { previewOf } from "./preview";
import type { Cursor, GetThreadInput } from "./schemas";

export const threadPageSize = 50;

/** One page of a conversation's messages, oldest first, ending before `cursor`; `nextCursor` leads further up. */
export function getThread(ctx: Ctx, { conversationId, cursor: before }: GetThreadInput) {
  return readOnly(ctx, async (ctx) => {
    const conversation = await getConversation(ctx, { conversationId });
    const newestFirst = await pageOf(ctx, conversationId, before);
    const hasMore = newestFirst.length > threadPageSize;
    const page = newestFirst.slice(0, threadPageSize).reverse();
    const oldest = page[0];
    const from = hasMore && oldest ? oldest.writtenAt : undefined;
    return {
      /** What a reader of this page has seen, for `markRead`. */
      readTo: conversation.lastCustomerMessageAt ?? conversation.lastActivityAt,
      messages: await fill(ctx, conversationId, page),
      events: await eventsOf(ctx, conversationId, { from, before: before?.at }),
      nextCursor: hasMore && oldest ? { at: oldest.writtenAt, id: oldest.id } : null,
    };
  });
}

export type ThreadPage = Awaited<ReturnType<typeof getThread>>;
export type ThreadMessage = ThreadPage["messages"][number];
export type ThreadEvent = ThreadPage["events"][number];

const columns = {
  id: messages.id,
  direction: messages.direction,
  author: messages.author,
  member: { id: members.id, name: members.name },
  sealedContent: messages.sealedContent,
  waMessageId: messages.waMessageId,
  targetWaMessageId: messages.targetWaMessageId,
  clientId: messages.clientId,
  writtenAt: messages.writtenAt,
  status: messages.status,
  sentAt: messages.sentAt,
  deliveredAt: messages.deliveredAt,
  readAt: messages.readAt,
  failedAt: messages.failedAt,
  failureCode: messages.failureCode,
  failureDetail: messages.failureDetail,
  retryOf: messages.retryOf,
  quotedMicros: messages.quotedMicros,
  quotedCurrency: messages.quotedCurrency,
};

const ofAuthor = and(eq(members.workspaceId, messages.workspaceId), eq(members.id, messages.memberId));

/** Reactions, edits and revokes are shown on the message they speak of; alone only when we never received that one. */
function pageOf(
  { db, workspaceId }: InTransaction,
  conversationId: string,
  before: Cursor | null | undefined,
) {
  const target = alias(messages, "target");
  const hasTarget = sql`exists (${db
    .select({ one: sql`1` })
    .from(target)
    .where(
      and(
        eq(target.workspaceId, messages.workspaceId),
        eq(target.waMessageId, messages.targetWaMessageId),
        eq(target.conversationId, messages.conversationId),
      ),
    )})`;
  return (
    db
      .select(columns)
      .from(messages)
      .leftJoin(members, ofAuthor)
      .where(
        and(
          eq(messages.workspaceId, workspaceId),
          eq(messages.conversationId, conversationId),
          or(notInArray(messages.type, annotationTypes), sql`not ${hasTarget}`),
          before ? olderThan(before) : undefined,
        ),
      )
      // The index was made with nulls last; an order without these words would not use it.
      .orderBy(sql`${messages.writtenAt} desc nulls last, ${messages.id} desc nulls last`)
      .limit(threadPageSize + 1)
  );
}

const olderThan = ({ at, id }: Cursor) =>
  sql`(${messages.writtenAt}, ${messages.id}) < (${at.toISOString()}::timestamptz, ${id}::uuid)`;

type Row = Awaited<ReturnType<typeof pageOf>>[number];

async function fill(ctx: InTransaction, conversationId: string, rows: Row[]) {
  if (rows.length === 0) return [];
  const vault = await workspaceVault(ctx);
  const open = ({ sealedContent, ...row }: Row) => ({
    ...row,
    ...openContent(vault, { id: row.id, sealedContent }),
  });
  const ids = rows.map(({ id }) => id);
  const waIds = rows.flatMap(({ waMessageId }) => waMessageId ?? []);
  const targets = rows.flatMap(({ targetWaMessageId }) => targetWaMessageId ?? []);

  const related = (condition: SQL | undefined) =>
    ctx.db
      .select(columns)
      .from(messages)
      .leftJoin(members, ofAuthor)
      .where(
        and(
          eq(messages.workspaceId, ctx.workspaceId),
          eq(messages.conversationId, conversationId),
          condition,
        ),
      )
      .orderBy(asc(messages.writtenAt), asc(messages.id));

  const [annotations, quoted, files, prices] = await Promise.all([
    waIds.length
      ? related(and(inArray(messages.targetWaMessageId, waIds), inArray(messages.type, annotationTypes)))
      : [],
    targets.length ? related(inArray(messages.waMessageId, targets)) : [],
    ctx.db
      .select({
        id: media.id,
        messageId: media.messageId,
        mimeType: media.mimeType,
        fileName: media.fileName,
        byteCount: media.byteCount,
        state: media.state,
        failureDetail: media.failureDetail,
      })
      .from(media)
      .where(and(eq(media.workspaceId, ctx.workspaceId), inArray(media.messageId, ids))),
    chargesOf(ctx, ids),
  ]);

  const fileOf = new Map(files.map((file) => [file.messageId, file]));
  const priceOf = new Map(prices.map((price) => [price.messageId, price]));
  const quotedBy = new Map(
    quoted.map(open).map((message) => [
      message.waMessageId,
      {
        id: message.id,
        direction: message.direction,
        member: message.member,
        preview: previewOf(message.content),
      },
    ]),
  );
  return applyAnnotations(rows.map(open), annotations.map(open)).map((message) => ({
    ...message,
    preview: previewOf(message.content),
    quote: message.targetWaMessageId
      ? (quotedBy.get(message.targetWaMessageId) ?? ("missing" as const))
      : null,
    media: fileOf.get(message.id) ?? null,
    charge: priceOf.get(message.id) ?? null,
    failure: message.status === "failed" ? failureOf(message) : null,
  }));
}

/** Why it did not arrive: the key of a sentence in the catalogues, and Meta's own words. Without a code the reason is ours. */
function failureOf({ failureCode, failureDetail }: Pick<Row, "failureCode" | "failureDetail">) {
  const key = failureCode === null ? null : explain(failureCode).key;
  return { key, code: failureCode, detail: failureDetail };
}

/** Who took it, gave it back, closed and reopened it, between two moments. */
async function eventsOf(
  { db, workspaceId }: InTransaction,
  conversationId: string,
  { from, before }: { from?: Date; before?: Date },
) {
  const [taken, closed] = await Promise.all([
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
  ]);
  // Closing and taking over end an assignment as well; to a reader that is one thing and not two.
  const begun = new Set([...closed, ...taken].map(({ start }) => start.getTime()));
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
  ]
    .filter(isWithin)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

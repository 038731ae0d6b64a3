import {
  and,
  asc,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  not,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { phoneNumbers } from "@/db/schema/channels";
import { members } from "@/db/schema/identity";
import { assignments, closures } from "@/db/schema/inbox";
import { contacts, conversations, messages } from "@/db/schema/messaging";
import { type InTransaction, type MemberCtx, readOnly } from "../context";
import { workspaceVault } from "../crypto";
import { openContent } from "../messaging/sealed-content";
import { windowClosesAt, windowOpensAfter } from "../messaging/service-window";
import { previewOf } from "./preview";
import type { Cursor, ListConversationsInput, View } from "./schemas";
import { contactMatches } from "./search";

export const pageSize = 30;

/** One page of a view, with `nextCursor` when there is more. */
export function listConversations(ctx: MemberCtx, input: ListConversationsInput) {
  return readOnly(ctx, async (ctx) => {
    const { search, unreadOnly, sort, conversationIds, cursor } = input;
    const isByClosing = sort === "closing";
    const rows = await rowsOf(ctx)
      .where(
        and(
          eq(conversations.workspaceId, ctx.workspaceId),
          inView(ctx, input.view),
          search ? contactMatches(search) : undefined,
          unreadOnly ? gt(conversations.unreadCount, 0) : undefined,
          conversationIds && inArray(conversations.id, conversationIds),
          isByClosing ? gt(conversations.lastCustomerMessageAt, windowOpensAfter(ctx.now())) : undefined,
          cursor ? (isByClosing ? laterThan(cursor) : earlierThan(cursor)) : undefined,
        ),
      )
      .orderBy(
        ...(isByClosing
          ? [asc(conversations.lastCustomerMessageAt), asc(conversations.id)]
          : [desc(conversations.lastActivityAt), desc(conversations.id)]),
      )
      .limit(conversationIds ? conversationIds.length : pageSize + 1);

    const hasMore = !conversationIds && rows.length > pageSize;
    const shown = hasMore ? rows.slice(0, pageSize) : rows;
    const last = shown.at(-1);
    return {
      rows: await finish(ctx, shown),
      nextCursor:
        hasMore && last
          ? { at: isByClosing ? last.lastCustomerMessageAt! : last.lastActivityAt, id: last.id }
          : null,
    };
  });
}

export type ConversationRow = Awaited<ReturnType<typeof listConversations>>["rows"][number];

const earlierThan = ({ at, id }: Cursor) =>
  or(
    lt(conversations.lastActivityAt, at),
    and(eq(conversations.lastActivityAt, at), lt(conversations.id, id)),
  );

const laterThan = ({ at, id }: Cursor) =>
  or(
    gt(conversations.lastCustomerMessageAt, at),
    and(eq(conversations.lastCustomerMessageAt, at), gt(conversations.id, id)),
  );

const ofConversation = (table: typeof assignments | typeof closures) =>
  and(eq(table.workspaceId, conversations.workspaceId), eq(table.conversationId, conversations.id));

export const openAssignment = and(ofConversation(assignments), isNull(assignments.endedAt));
export const openClosure = and(ofConversation(closures), isNull(closures.reopenedAt));

/** The view as a condition, chosen from this list and from nowhere else. */
export function inView({ db, actor }: InTransaction<MemberCtx>, view: View): SQL | undefined {
  const one = { one: sql`1` };
  const isClosed = exists(db.select(one).from(closures).where(openClosure));
  const isTaken = exists(db.select(one).from(assignments).where(openAssignment));
  const isMine = exists(
    db
      .select(one)
      .from(assignments)
      .where(and(openAssignment, eq(assignments.memberId, actor.memberId))),
  );
  switch (view) {
    case "mine":
      return and(isMine, not(isClosed));
    case "unassigned":
      return and(not(isTaken), not(isClosed));
    case "closed":
      return isClosed;
    case "all":
      return undefined;
  }
}

/** What a list and the head of a thread show of a conversation. */
export const rowsOf = ({ db }: InTransaction) =>
  db
    .select({
      id: conversations.id,
      contact: {
        id: contacts.id,
        name: contacts.name,
        username: contacts.username,
        waId: contacts.waId,
        country: contacts.country,
      },
      number: {
        id: phoneNumbers.id,
        displayNumber: phoneNumbers.displayNumber,
        name: phoneNumbers.verifiedName,
      },
      lastMessageId: conversations.lastMessageId,
      unreadCount: conversations.unreadCount,
      assignee: { id: members.id, name: members.name },
      lastCustomerMessageAt: conversations.lastCustomerMessageAt,
      freeEntryClosesAt: conversations.freeEntryClosesAt,
      lastActivityAt: conversations.lastActivityAt,
      isClosed: isNotNull(closures.id).mapWith(Boolean),
    })
    .from(conversations)
    .innerJoin(
      contacts,
      and(eq(contacts.workspaceId, conversations.workspaceId), eq(contacts.id, conversations.contactId)),
    )
    .innerJoin(
      phoneNumbers,
      and(
        eq(phoneNumbers.workspaceId, conversations.workspaceId),
        eq(phoneNumbers.id, conversations.numberId),
      ),
    )
    .leftJoin(assignments, openAssignment)
    .leftJoin(
      members,
      and(eq(members.workspaceId, assignments.workspaceId), eq(members.id, assignments.memberId)),
    )
    .leftJoin(closures, openClosure)
    .$dynamic();

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** Adds the last message of each, opened and shortened to a line. */
export async function finish(ctx: InTransaction, rows: Row[]) {
  const lastMessages = await lastMessagesOf(ctx, rows);
  return rows.map(({ lastMessageId, ...row }) => ({
    ...row,
    windowClosesAt: windowClosesAt(row.lastCustomerMessageAt),
    lastMessage: lastMessages.find(({ id }) => id === lastMessageId) ?? null,
  }));
}

async function lastMessagesOf(ctx: InTransaction, rows: Row[]) {
  const ids = rows.flatMap(({ lastMessageId }) => lastMessageId ?? []);
  if (ids.length === 0) return [];
  const vault = await workspaceVault(ctx);
  const found = await ctx.db
    .select({
      id: messages.id,
      direction: messages.direction,
      author: messages.author,
      status: messages.status,
      writtenAt: messages.writtenAt,
      sealedContent: messages.sealedContent,
    })
    .from(messages)
    .where(and(eq(messages.workspaceId, ctx.workspaceId), inArray(messages.id, ids)));
  return found.map(({ sealedContent, ...message }) => ({
    ...message,
    preview: previewOf(openContent(vault, { id: message.id, sealedContent }).content),
  }));
}

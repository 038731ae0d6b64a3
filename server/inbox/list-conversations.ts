import { and, eq, exists, gt, inArray, isNotNull, isNull, not, type SQL, sql } from "drizzle-orm";
import { phoneNumbers } from "@/db/schema/channels";
import { members } from "@/db/schema/identity";
import { assignments, closures, openConversations } from "@/db/schema/inbox";
import { contacts, conversations, messages } from "@/db/schema/messaging";
import { conversationTeams, teams } from "@/db/schema/teams";
import { type InTransaction, type MemberCtx, readOnly } from "../context";
import { workspaceVault } from "../crypto";
import { openContent } from "../messaging/sealed-content";
import { windowClosesAt, windowOpensAfter } from "../messaging/service-window";
import { labelsOf } from "./labels/labels-of";
import { isInQueue, wearsLabel } from "./narrow";
import { previewOf } from "./preview";
import { type ListConversationsInput, pageSize, type View } from "./schemas";
import { contactMatches } from "./search";

/** One page of a view, with `nextCursor` when there is more. */
export function listConversations(ctx: MemberCtx, input: ListConversationsInput) {
  return readOnly(ctx, async (ctx) => {
    const page = await pageOf(ctx, input);
    const hasMore = page.length > pageSize && !input.conversationIds;
    const places = hasMore ? page.slice(0, pageSize) : page;
    const last = places.at(-1);
    const rows = await rowsOf(ctx).where(
      and(
        eq(conversations.workspaceId, ctx.workspaceId),
        inArray(
          conversations.id,
          places.map(({ id }) => id),
        ),
      ),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return {
      rows: await finish(
        ctx,
        places.flatMap(({ id }) => byId.get(id) ?? []),
      ),
      nextCursor: hasMore && last ? { at: last.at!, id: last.id } : null,
    };
  });
}

/** Which conversations and in which order; small rows straight from an index, the rest is read for one page only. */
function pageOf(ctx: InTransaction<MemberCtx>, input: ListConversationsInput) {
  const { view, search, unreadOnly, sort, teamId, ofMyTeams, labelId, conversationIds, cursor } = input;
  const isByClosing = sort === "closing";
  const at = isByClosing ? conversations.lastCustomerMessageAt : conversations.lastActivityAt;
  // Drizzle's .desc() makes an index with nulls last; an order without these words would not use it.
  const order = isByClosing
    ? sql`${at}, ${conversations.id}`
    : sql`${at} desc nulls last, ${conversations.id} desc nulls last`;
  const isBehind = isByClosing ? sql`>` : sql`<`;
  return ctx.db
    .select({ id: conversations.id, at })
    .from(conversations)
    .where(
      and(
        eq(conversations.workspaceId, ctx.workspaceId),
        // Who looks for a customer everywhere also looks among those who are served.
        search && view === "all" ? undefined : inView(ctx, view),
        search ? inArray(conversations.contactId, contactsFound(ctx, search)) : undefined,
        unreadOnly ? gt(conversations.unreadCount, 0) : undefined,
        teamId || ofMyTeams ? isInQueue(ctx, teamId) : undefined,
        labelId ? wearsLabel(ctx, labelId) : undefined,
        conversationIds && inArray(conversations.id, conversationIds),
        isByClosing ? gt(conversations.lastCustomerMessageAt, windowOpensAfter(ctx.now())) : undefined,
        cursor
          ? sql`(${at}, ${conversations.id}) ${isBehind} (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(order)
    .limit(conversationIds ? conversationIds.length : pageSize + 1);
}

const contactsFound = ({ db, workspaceId }: InTransaction, search: string) =>
  db
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), contactMatches(search)));

export type ConversationRow = Awaited<ReturnType<typeof listConversations>>["rows"][number];

const ofConversation = (table: typeof assignments | typeof closures | typeof conversationTeams) =>
  and(eq(table.workspaceId, conversations.workspaceId), eq(table.conversationId, conversations.id));

const openAssignment = and(ofConversation(assignments), isNull(assignments.endedAt));
const openClosure = and(ofConversation(closures), isNull(closures.reopenedAt));
const openQueue = and(ofConversation(conversationTeams), isNull(conversationTeams.endedAt));

/** The view as a condition, chosen from this list and from nowhere else. */
export function inView({ db, actor }: InTransaction<MemberCtx>, view: View): SQL | undefined {
  const isOpen = (whose?: SQL) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(openConversations)
        .where(
          and(
            eq(openConversations.workspaceId, conversations.workspaceId),
            eq(openConversations.conversationId, conversations.id),
            whose,
          ),
        ),
    );
  switch (view) {
    case "mine":
      return isOpen(eq(openConversations.memberId, actor.memberId));
    case "unassigned":
      return isOpen(isNull(openConversations.memberId));
    case "closed":
      return not(isOpen());
    case "all":
      return isOpen();
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
      team: { id: teams.id, name: teams.name },
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
    .leftJoin(conversationTeams, openQueue)
    .leftJoin(
      teams,
      and(eq(teams.workspaceId, conversationTeams.workspaceId), eq(teams.id, conversationTeams.teamId)),
    )
    .$dynamic();

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** Adds the last message of each, opened and shortened to a line, and its labels. */
export async function finish(ctx: InTransaction, rows: Row[]) {
  const lastMessages = await lastMessagesOf(ctx, rows);
  const worn = await labelsOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ lastMessageId, ...row }) => ({
    ...row,
    windowClosesAt: windowClosesAt(row.lastCustomerMessageAt),
    lastMessage: lastMessages.find(({ id }) => id === lastMessageId) ?? null,
    labels: worn
      .filter(({ conversationId }) => conversationId === row.id)
      .map(({ conversationId: _, ...label }) => label),
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

import { and, eq, gte, isNull, lt, ne, sql } from "drizzle-orm";
import { chargeNotices, charges } from "@/db/schema/billing";
import { phoneNumbers } from "@/db/schema/channels";
import { contactIdentities, conversations, messages } from "@/db/schema/messaging";
import { reportedCells } from "@/db/schema/reconciliation";
import type { InTransaction } from "@/server/context";
import { addDays, dayOf, dayStart } from "../account-clock";
import { countryOf } from "../market-of";
import type { MetaCell, OurCell, Unheard } from "./compare";

export type Span = { accountId: string; timeZone: string; from: string; to: string };

/** WhatsApp keeps trying to deliver for so long. */
const triedForDays = 30;

/** What we recorded as delivered, from one day of the account's zone to another, both included. */
export async function ourCells(
  ctx: InTransaction,
  { accountId, timeZone, from, to }: Span,
): Promise<OurCell[]> {
  const day = sql<string>`to_char(${charges.deliveredAt} at time zone ${timeZone}, 'YYYY-MM-DD')`;
  const rows = await ctx.db
    .select({
      day: day.as("day"),
      country: sql<string>`coalesce(${charges.country}, '')`.as("country"),
      number: phoneNumbers.displayNumber,
      category: charges.category,
      pricingType: charges.pricingType,
      volume: sql<number>`count(*)::int`,
      estimated: sql<string>`coalesce(sum(${charges.estimatedMicros}), 0)::text`,
      unpriced: sql<number>`count(*) filter (where ${charges.estimatedMicros} is null)::int`,
      freePlaces: sql<number>`count(${charges.allowancePosition})::int`,
    })
    .from(charges)
    .innerJoin(
      phoneNumbers,
      and(eq(phoneNumbers.workspaceId, charges.workspaceId), eq(phoneNumbers.id, charges.numberId)),
    )
    .where(
      and(
        eq(charges.workspaceId, ctx.workspaceId),
        eq(phoneNumbers.accountId, accountId),
        gte(charges.deliveredAt, dayStart(from, timeZone)),
        lt(charges.deliveredAt, dayStart(addDays(to, 1), timeZone)),
      ),
    )
    .groupBy(sql`1, 2, 3, 4, 5`);
  return rows.map(({ estimated, unpriced, ...row }) => ({
    ...row,
    category: sameWord(row.category),
    estimatedMicros: unpriced > 0 ? null : BigInt(estimated),
  }));
}

/** Meta writes authentication-international in webhooks and AUTHENTICATION_INTERNATIONAL in its figures. */
const sameWord = (category: string) => category.toLowerCase().replaceAll("-", "_");

/** What Meta last said of those days. */
export async function metaCells(ctx: InTransaction, { accountId, from, to }: Span): Promise<MetaCell[]> {
  const rows = await ctx.db
    .select()
    .from(reportedCells)
    .where(
      and(
        eq(reportedCells.workspaceId, ctx.workspaceId),
        eq(reportedCells.accountId, accountId),
        gte(reportedCells.day, from),
        lt(reportedCells.day, addDays(to, 1)),
      ),
    );
  return rows.map(({ displayNumber, ...row }) => ({ ...row, number: displayNumber }));
}

export type UnheardMessage = Unheard & { conversationId: string; waMessageId: string; sentAt: Date };

/**
 * What Meta took from us and never said to have delivered or refused: on its way still, or its webhook is missing. What
 * it costs is known when Meta told of the sending; otherwise a message that is no template is a service message.
 */
export async function unheardMessages(
  ctx: InTransaction,
  { accountId, timeZone, from, to }: Span,
): Promise<UnheardMessage[]> {
  const rows = await ctx.db
    .select({
      messageId: messages.id,
      conversationId: messages.conversationId,
      waMessageId: sql<string>`${messages.waMessageId}`,
      sentAt: sql<Date>`coalesce(${messages.sentAt}, ${messages.writtenAt})`.mapWith(messages.writtenAt),
      type: messages.type,
      number: phoneNumbers.displayNumber,
      category: chargeNotices.category,
      waId: sql<
        string | null
      >`max(${contactIdentities.value}) filter (where ${contactIdentities.kind} = 'waId')`,
      userId: sql<
        string | null
      >`max(${contactIdentities.value}) filter (where ${contactIdentities.kind} = 'userId')`,
    })
    .from(messages)
    .innerJoin(
      conversations,
      and(eq(conversations.workspaceId, messages.workspaceId), eq(conversations.id, messages.conversationId)),
    )
    .innerJoin(
      phoneNumbers,
      and(
        eq(phoneNumbers.workspaceId, conversations.workspaceId),
        eq(phoneNumbers.id, conversations.numberId),
      ),
    )
    .leftJoin(
      chargeNotices,
      and(
        eq(chargeNotices.workspaceId, messages.workspaceId),
        eq(chargeNotices.waMessageId, messages.waMessageId),
        eq(chargeNotices.recipient, ""),
      ),
    )
    .leftJoin(
      contactIdentities,
      and(
        eq(contactIdentities.workspaceId, conversations.workspaceId),
        eq(contactIdentities.contactId, conversations.contactId),
        isNull(contactIdentities.retiredAt),
      ),
    )
    .where(
      and(
        eq(messages.workspaceId, ctx.workspaceId),
        eq(phoneNumbers.accountId, accountId),
        eq(messages.direction, "outbound"),
        sql`${messages.waMessageId} is not null`,
        isNull(messages.deliveredAt),
        isNull(messages.readAt),
        isNull(messages.failedAt),
        // What the WhatsApp Business app sends is neither billed nor counted here.
        ne(messages.author, "app"),
        gte(messages.writtenAt, dayStart(addDays(from, -triedForDays), timeZone)),
        lt(messages.writtenAt, dayStart(addDays(to, 1), timeZone)),
      ),
    )
    .groupBy(messages.workspaceId, messages.id, phoneNumbers.displayNumber, chargeNotices.category)
    .orderBy(messages.writtenAt, messages.id);
  return rows.map(({ type, category, waId, userId, ...row }) => ({
    ...row,
    day: dayOf(row.sentAt, timeZone),
    country: countryOf({ waId, userId }) ?? "",
    category: category ? sameWord(category) : type === "template" ? "" : "service",
  }));
}

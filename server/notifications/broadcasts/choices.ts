import { and, asc, count, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { phoneNumbers, whatsappAccounts } from "@/db/schema/channels";
import { labels } from "@/db/schema/labels";
import { contacts, conversations } from "@/db/schema/messaging";
import { type Ctx, type InTransaction, inTransaction } from "../../context";
import { findWorkspace } from "../../identity/find-workspace";
import { listTemplates } from "../list-templates";
import { isBroadcastable } from "./known-of";
import type { ChoicesInput } from "./schemas";
import type { BroadcastChoices } from "./shapes";

/** What there is to choose from for a broadcast: numbers, and what goes with the one that was chosen. */
export function broadcastChoices(ctx: Ctx, { numberId }: ChoicesInput): Promise<BroadcastChoices> {
  return inTransaction(ctx, async (ctx) => {
    const { templates, syncedAt } = numberId
      ? await listTemplates(ctx, { numberId })
      : { templates: [], syncedAt: null };
    const workspace = await findWorkspace(ctx);
    return {
      numbers: await numbersOf(ctx),
      templates: templates.filter(isBroadcastable),
      syncedAt,
      labels: await ctx.db
        .select({ labelId: labels.id, name: labels.name, colour: labels.colour })
        .from(labels)
        .where(and(eq(labels.workspaceId, ctx.workspaceId), isNull(labels.archivedAt)))
        .orderBy(asc(labels.name)),
      countries: numberId ? await countriesOf(ctx, numberId) : [],
      timeZone: workspace?.timeZone ?? "UTC",
    };
  });
}

async function numbersOf(ctx: InTransaction): Promise<BroadcastChoices["numbers"]> {
  const rows = await ctx.db
    .select({ number: phoneNumbers, currency: whatsappAccounts.currency })
    .from(phoneNumbers)
    .innerJoin(
      whatsappAccounts,
      and(
        eq(whatsappAccounts.workspaceId, phoneNumbers.workspaceId),
        eq(whatsappAccounts.id, phoneNumbers.accountId),
      ),
    )
    .where(and(eq(phoneNumbers.workspaceId, ctx.workspaceId), isNull(phoneNumbers.disconnectedAt)))
    .orderBy(asc(phoneNumbers.connectedAt), asc(phoneNumbers.id));
  return rows.map(({ number, currency }) => ({
    numberId: number.id,
    name: number.verifiedName,
    displayNumber: number.displayNumber,
    currency,
    messagingLimit: number.reading?.messagingLimit ?? null,
    throughputPerSecond: number.throughputPerSecond,
  }));
}

async function countriesOf(ctx: InTransaction, numberId: string) {
  const rows = await ctx.db
    .select({ country: contacts.country, people: count() })
    .from(conversations)
    .innerJoin(
      contacts,
      and(eq(contacts.workspaceId, conversations.workspaceId), eq(contacts.id, conversations.contactId)),
    )
    .where(
      and(
        eq(conversations.workspaceId, ctx.workspaceId),
        eq(conversations.numberId, numberId),
        isNotNull(conversations.lastCustomerMessageAt),
        isNotNull(contacts.country),
      ),
    )
    .groupBy(contacts.country)
    .orderBy(desc(count()), asc(contacts.country));
  return rows.map(({ country, people }) => ({ country: country!, people }));
}

import { sql } from "drizzle-orm";
import type { ChannelNumber } from "../../channels/get-numbers";
import type { InTransaction } from "../../context";
import { openConversations } from "../../messaging/open-conversations";
import { placeContacts } from "../../messaging/place-contacts";
import { windowOpensAfter } from "../../messaging/service-window";
import type { BroadcastRow } from "./load-broadcast";

/** Somebody whose turn it is; without a contact there is nobody to write to any more. */
export type NextRecipient = {
  position: number;
  sealedValues: Buffer | null;
  contactId: string | null;
  conversationId: string | null;
  name: string | null;
  waId: string | null;
  userId: string | null;
  country: string | null;
  hasStopped: boolean;
  /** As somebody else of the list or the broadcast, who turned out to be the same person. */
  hasIt: boolean;
  windowOpen: boolean;
  freeEntryOpen: boolean;
};

type Waiting = {
  position: number;
  contact_id: string | null;
  wa_id: string | null;
  user_id: string | null;
  sealed_values: Buffer | null;
};

/** The next ones in the order of the broadcast, each with her contact and her conversation, which are made where there are none. */
export async function nextRecipients(
  ctx: InTransaction,
  row: BroadcastRow,
  number: ChannelNumber,
  most: number,
): Promise<NextRecipient[]> {
  const waiting = await ctx.db.execute<Waiting>(sql`
    select position, contact_id, wa_id, user_id, sealed_values from broadcast_recipients
    where workspace_id = ${ctx.workspaceId}::uuid and broadcast_id = ${row.id}::uuid and state = 'waiting'
    order by position limit ${most}`);
  if (waiting.length === 0) return [];
  const contactOf = await contactsOf(ctx, waiting);
  const at = { sentAt: ctx.now() };
  const found = [...new Set(contactOf.values())];
  const conversationOf = await openConversations(
    ctx,
    found.map((contactId) => ({ numberId: number.id, contactId, event: at })),
    { isQuiet: true },
  );
  const standing = await standingOf(
    ctx,
    row,
    found.map((contactId) => conversationOf({ numberId: number.id, contactId })),
  );
  const taken = new Set<string>();
  return waiting.map(({ position, sealed_values }) => {
    const sealedValues = sealed_values && Buffer.from(sealed_values);
    const contactId = contactOf.get(position);
    const known = contactId ? standing.get(contactId) : undefined;
    if (!known) return { ...nobody, position, sealedValues };
    const hasIt = known.hasIt || taken.has(known.contactId);
    taken.add(known.contactId);
    return { ...known, position, sealedValues, hasIt };
  });
}

const nobody = {
  ...{ contactId: null, conversationId: null, name: null, waId: null, userId: null, country: null },
  ...{ hasStopped: false, hasIt: false, windowOpen: false, freeEntryOpen: false },
};

/** Whose turn it is, by position. A contact that was joined with another since is found by the ids it had. */
async function contactsOf(ctx: InTransaction, waiting: Waiting[]): Promise<Map<number, string>> {
  const known = await ctx.db.execute<{ id: string }>(sql`
    select id from contacts where workspace_id = ${ctx.workspaceId}::uuid
      and id = any(${sql.param(waiting.flatMap(({ contact_id }) => contact_id ?? []))}::uuid[])`);
  const isThere = new Set(known.map(({ id }) => id));
  const lost = waiting.filter(({ contact_id }) => !contact_id || !isThere.has(contact_id));
  const { contactIds } = await placeContacts(
    ctx,
    lost.map(({ contact_id, wa_id, user_id }) => ({
      identity: user_id ? { userId: user_id } : { waId: wa_id ?? undefined },
      at: ctx.now(),
      // Of a list, somebody may be new here; whoever wrote once and was forgotten is left alone.
      makesContact: contact_id === null,
    })),
  );
  const placed = new Map(lost.map(({ position }, index) => [position, contactIds[index]]));
  return new Map(
    waiting.flatMap(({ position, contact_id }) => {
      const contactId = placed.has(position) ? placed.get(position) : contact_id;
      return contactId ? [[position, contactId] as const] : [];
    }),
  );
}

/** What is known now of the people in these conversations, by contact. */
async function standingOf(ctx: InTransaction, row: BroadcastRow, conversationIds: string[]) {
  const rows = await ctx.db.execute<{
    contact_id: string;
    conversation_id: string;
    name: string | null;
    wa_id: string | null;
    user_id: string | null;
    country: string | null;
    has_stopped: boolean;
    has_it: boolean;
    window_open: boolean;
    free_entry_open: boolean;
  }>(sql`
    select c.id as contact_id, v.id as conversation_id, c.name, c.wa_id, c.user_id, c.country,
      c.marketing_stopped_at is not null as has_stopped,
      coalesce((
        select bool_or(m.broadcast_id = ${row.id}::uuid and exists (
          select from broadcast_recipients r where r.workspace_id = m.workspace_id and r.message_id = m.id))
        from messages m where m.workspace_id = v.workspace_id and m.conversation_id = v.id
          and m.written_at >= ${row.startedAt!.toISOString()}::timestamptz), false) as has_it,
      coalesce(v.last_customer_message_at > ${windowOpensAfter(ctx.now()).toISOString()}::timestamptz, false) as window_open,
      coalesce(v.free_entry_closes_at > ${ctx.now().toISOString()}::timestamptz, false) as free_entry_open
    from conversations v join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id
    where v.workspace_id = ${ctx.workspaceId}::uuid and v.id = any(${sql.param(conversationIds)}::uuid[])`);
  return new Map(
    rows.map((one) => [
      one.contact_id,
      {
        ...{ contactId: one.contact_id, conversationId: one.conversation_id, name: one.name },
        ...{ waId: one.wa_id, userId: one.user_id, country: one.country, hasStopped: one.has_stopped },
        hasIt: one.has_it,
        ...{ windowOpen: one.window_open, freeEntryOpen: one.free_entry_open },
      },
    ]),
  );
}

import { eq, sql } from "drizzle-orm";
import { serviceAllowances } from "@/db/schema/billing";
import type { InTransaction } from "@/server/context";
import type { LatePeriod } from "./schemas";

/** An answer by a person more than 24 hours after the question, and what it was billed. */
export type LateFact = {
  id: string;
  conversationId: string;
  contactName: string | null;
  numberId: string;
  numberName: string;
  memberId: string | null;
  memberName: string | null;
  country: string | null;
  askedAt: Date;
  answeredAt: Date;
  /** The customer's last word before the answer. */
  customerWroteAt: Date;
  waitSeconds: number;
  /** Meta bills nothing that is written in the WhatsApp Business app. */
  isFromApp: boolean;
  /** The account's, whose days and money prices are in. */
  timeZone: string;
  currency: string;
  charge: { market: string; category: string; currency: string; micros: bigint | null } | null;
};

type Row = Omit<LateFact, "askedAt" | "answeredAt" | "customerWroteAt" | "charge"> & {
  askedAt: string;
  answeredAt: string;
  customerWroteAt: string;
  market: string | null;
  category: string;
  chargedIn: string;
  micros: string | null;
};

/** As `wait_seconds` counts: the index of late answers holds those beyond it. */
const lateSeconds = 86_400;

/**
 * The late answers to what customers asked in the months that the period touches, oldest first: free places are given away by
 * the month, so that a figure is the same whichever part of the month it is asked for. Two days more hold every time zone.
 */
export async function lateFacts(ctx: InTransaction, { from, to }: LatePeriod): Promise<LateFact[]> {
  const rows = await ctx.db.execute<Row>(sql`
    select r.id, r.conversation_id as "conversationId", k.name as "contactName", n.id as "numberId",
      n.display_number as "numberName", r.member_id as "memberId", m.name as "memberName", r.country,
      r.asked_at as "askedAt", r.answered_at as "answeredAt", r.wait_seconds as "waitSeconds",
      coalesce(r.answered_in = 'app', false) as "isFromApp", coalesce(q.written_at, r.asked_at) as "customerWroteAt",
      a.time_zone as "timeZone", a.currency, h.market, h.category, h.currency as "chargedIn", h.estimated_micros::text as micros
    from responses r
    join conversations c on c.workspace_id = r.workspace_id and c.id = r.conversation_id
    join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
    join phone_numbers n on n.workspace_id = r.workspace_id and n.id = coalesce(r.number_id, c.number_id)
    join whatsapp_accounts a on a.workspace_id = n.workspace_id and a.id = n.account_id
    left join members m on m.workspace_id = r.workspace_id and m.id = r.member_id
    left join lateral (
      select written_at from messages i
      where i.workspace_id = r.workspace_id and i.conversation_id = r.conversation_id and i.direction = 'inbound'
        and i.type <> 'system' and i.written_at between r.asked_at and r.answered_at
      order by i.written_at desc, i.id desc limit 1) q on true
    left join lateral (
      select market, category, currency, estimated_micros from charges h
      where h.workspace_id = r.workspace_id and h.message_id = r.answer_message_id order by h.id limit 1) h on true
    where r.workspace_id = ${ctx.workspaceId}::uuid and r.wait_seconds > ${lateSeconds}
      and r.asked_at >= date_trunc('month', ${from}::date) - interval '2 days'
      and r.asked_at < date_trunc('month', ${to}::date) + interval '1 month 2 days'
    order by r.asked_at, r.id`);
  return rows.map(({ market, category, chargedIn, micros, ...row }) => ({
    ...row,
    askedAt: new Date(row.askedAt),
    answeredAt: new Date(row.answeredAt),
    customerWroteAt: new Date(row.customerWroteAt),
    charge:
      market === null
        ? null
        : { market, category, currency: chargedIn, micros: micros === null ? null : BigInt(micros) },
  }));
}

/** How many service messages each number had delivered in each month, by "number month". */
export async function deliveredByMonth({ db, workspaceId }: InTransaction): Promise<Map<string, number>> {
  const rows = await db
    .select({
      numberId: serviceAllowances.numberId,
      month: serviceAllowances.month,
      deliveredCount: serviceAllowances.deliveredCount,
    })
    .from(serviceAllowances)
    .where(eq(serviceAllowances.workspaceId, workspaceId));
  return new Map(rows.map(({ numberId, month, deliveredCount }) => [`${numberId} ${month}`, deliveredCount]));
}

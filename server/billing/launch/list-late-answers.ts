import { type SQL, sql } from "drizzle-orm";
import { type Ctx, type InTransaction, inReport } from "@/server/context";
import { costOf, costOf2018, type LateCost, type LateKind } from "./late-costs";
import { accountsOf, eraAt, lateFacts, wasInTime } from "./late-facts";
import { launchRatesOf, timeZoneOf } from "./late-report";
import { known } from "./late-sums";
import type { LateAnswersPageInput } from "./schemas";

const pageSize = 50;

/** An answer by a person more than 24 hours after the question, and what it cost. */
export type LateAnswer = LateCost & {
  id: string;
  conversationId: string;
  contactName: string | null;
  numberName: string;
  memberName: string | null;
  country: string | null;
  askedAt: Date;
  answeredAt: Date;
  waitSeconds: number;
  currency: string;
  /** In millionths of a US dollar; null when nobody can say. */
  micros2018: bigint | null;
};

export type LateAnswersPage = { items: LateAnswer[]; nextCursor: { at: Date; id: string } | null };

/** The late answers behind a figure, one by one, the newest question first. */
export function listLateAnswers(ctx: Ctx, input: LateAnswersPageInput): Promise<LateAnswersPage> {
  return inReport(ctx, async (ctx) => {
    const found = await newest(ctx, input, sql`limit ${pageSize + 1}`);
    const items = found.slice(0, pageSize);
    const last = found.length > pageSize ? items.at(-1) : undefined;
    return { items, nextCursor: last ? { at: last.askedAt, id: last.id } : null };
  });
}

/** All of them at once, for a file. */
export const allLateAnswers = (ctx: Ctx, input: LateAnswersPageInput): Promise<LateAnswer[]> =>
  inReport(ctx, (ctx) => newest(ctx, input, sql``));

type Row = LateKind &
  Omit<LateAnswer, "askedAt" | "answeredAt"> & { askedAt: string; answeredAt: string; micros: string | null };

async function newest(
  ctx: InTransaction,
  { period, filters, cursor }: LateAnswersPageInput,
  limit: SQL,
): Promise<LateAnswer[]> {
  const prices = await known(ctx, await launchRatesOf(ctx));
  const facts = lateFacts(ctx, { period, filters, timeZone: await timeZoneOf(ctx) }, prices.eras);
  const page = sql`
    select * from ${facts}
    where ${cursor ? sql`(asked_at, id) < (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
    order by asked_at desc, id desc ${limit}`;
  const rows = await ctx.db.execute<Row>(sql`
    select late.id, late.conversation_id as "conversationId", k.name as "contactName", n.display_number as "numberName",
      m.name as "memberName", late.country, late.asked_at as "askedAt", late.answered_at as "answeredAt",
      late.wait_seconds as "waitSeconds", coalesce(late.currency, account.currency) as currency, late.is_from_app as "isFromApp", late.market, late.category, ${eraAt(sql`late.asked_at`)} as era,
      late.has_place as "hasPlace", ${wasInTime(sql`case when late.is_from_app then 'app' else late.launch_kind end`)} as "wasInTime", late.estimated_micros::text as micros
    from (${page}) late
    join ${accountsOf(ctx, prices.eras)} on late.number_id = any(account.number_ids)
    join conversations c on c.workspace_id = ${ctx.workspaceId}::uuid and c.id = late.conversation_id
    join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
    join phone_numbers n on n.workspace_id = c.workspace_id and n.id = late.number_id
    left join members m on m.workspace_id = c.workspace_id and m.id = late.member_id
    order by late.asked_at desc, late.id desc`);
  return rows.map((row) => {
    const { id, conversationId, contactName, numberName, memberName, country, waitSeconds, currency } = row;
    return {
      ...{ id, conversationId, contactName, numberName, memberName, country, waitSeconds, currency },
      askedAt: new Date(row.askedAt),
      answeredAt: new Date(row.answeredAt),
      ...costOf(row, row.micros === null ? null : BigInt(row.micros), prices),
      micros2018: costOf2018(row, prices),
    };
  });
}

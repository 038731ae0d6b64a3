import { type SQL, sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { aboutReport } from "./about";
import type { AnswerBehind } from "./behind-shapes";
import { during, lacking, latencyFilter } from "./conditions";
import { drillPageSize, type MessagesBehindInput } from "./schemas";
import { waitsNow } from "./waiting-now";

type Of<Kind extends string> = Extract<MessagesBehindInput["of"], { kind: Kind }>;
type Cursor = MessagesBehindInput["cursor"];
type Row = Omit<AnswerBehind, "kind" | "askedAt" | "answeredAt" | "windowClosesAt" | "charge"> & {
  askedAt: string;
  answeredAt: string | null;
  windowClosesAt: string | null;
  basis: NonNullable<AnswerBehind["charge"]>["basis"] | null;
  currency: string;
  amountMicros: string | null;
};

/** The newest question first. */
const page = (facts: SQL, cursor: Cursor) => sql`
  select f.id, f.conversation_id as "conversationId", k.name as "contactName", n.id as "numberId",
    n.display_number as "numberName", f.country, f.member_id as "memberId", m.name as "memberName", f.asked_at as "askedAt",
    f.answered_at as "answeredAt", f.seconds as "waitSeconds", f.working_seconds as "workingSeconds",
    f.answered_by as "answeredBy", f.was_window_open = 'open' as "wasWindowOpen", f.window_closes_at as "windowClosesAt",
    f.answer_message_id as "answerMessageId", h.basis, h.currency, h.micros::text as "amountMicros"
  from (
    select * from (${facts}) facts
    where ${cursor ? sql`(asked_at, id) < (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
    order by asked_at desc, id desc limit ${drillPageSize + 1}) f
  join contacts k on k.workspace_id = f.workspace_id and k.id = f.contact_id
  join phone_numbers n on n.workspace_id = f.workspace_id and n.id = coalesce(f.number_id, f.place_id)
  left join members m on m.workspace_id = f.workspace_id and m.id = f.member_id
  left join lateral (
    select basis, currency,
      coalesce(case when reported_currency = currency then reported_micros end, estimated_micros) as micros
    from charges where workspace_id = f.workspace_id and message_id = f.answer_message_id order by id limit 1) h on true
  order by f.asked_at desc, f.id desc`;

const dateOf = (text: string | null) => (text === null ? null : new Date(text));

async function read(ctx: InTransaction, facts: SQL, kind: AnswerBehind["kind"], cursor: Cursor) {
  const rows = await ctx.db.execute<Row>(page(facts, cursor));
  return rows.map(({ basis, currency, amountMicros, ...row }): AnswerBehind => {
    const micros = amountMicros === null ? null : BigInt(amountMicros);
    return {
      ...row,
      kind,
      askedAt: new Date(row.askedAt),
      answeredAt: dateOf(row.answeredAt),
      windowClosesAt: dateOf(row.windowClosesAt),
      charge: basis ? { amountMicros: micros, currency, basis } : null,
    };
  });
}

/** One hour of the week, any hour of a weekday, or an hour of any day. */
const inCell = ({ weekday, hour }: Of<"answers">, timeZone: string): SQL => {
  const local = sql`(asked_at at time zone ${timeZone})`;
  return sql`${weekday === undefined ? sql`true` : sql`extract(isodow from ${local}) = ${weekday}`}
    and ${hour === undefined ? sql`true` : sql`extract(hour from ${local}) = ${hour}`}`;
};

/** The answered waits behind a figure of latency. */
export async function answersBehind(ctx: InTransaction, of: Of<"answers">, cursor: Cursor) {
  const { timeZone } = await aboutReport(ctx, of.period);
  const [part, answeredAt, messageId, memberId] =
    of.answeredBy === "person"
      ? [sql``, sql`r.answered_at`, sql`r.answer_message_id`, sql`r.member_id`]
      : [sql`automatic_`, sql`r.automatic_answered_at`, sql`r.automatic_message_id`, sql`null::uuid`];
  const seconds = of.clock === "working" ? sql`working_seconds` : sql`seconds`;
  const facts = sql`
    select * from (
      select r.workspace_id, r.id, r.conversation_id, r.asked_at, ${answeredAt} as answered_at,
        r.${part}wait_seconds as seconds, r.${part}working_seconds as working_seconds, ${memberId} as member_id,
        r.was_window_open, ${messageId} as answer_message_id, r.touch, r.team_id, ${of.answeredBy}::text as answered_by, r.is_first,
        null::timestamptz as window_closes_at, r.number_id, c.number_id as place_id, c.contact_id, r.country
      from responses r join conversations c on c.workspace_id = r.workspace_id and c.id = r.conversation_id
      where r.workspace_id = ${ctx.workspaceId}::uuid and ${during(sql`r.asked_at`, of.period, timeZone)}) answered
    where ${seconds} >= ${of.fromSeconds ?? 0}
      and ${of.belowSeconds === undefined ? sql`true` : sql`${seconds} < ${of.belowSeconds}`}
      and ${latencyFilter(of.filters)} and ${lacking(of.without, sql`conversation_id`)} and ${of.measure === "first" ? sql`is_first` : sql`true`}
      and ${inCell(of, timeZone)}`;
  return read(ctx, facts, "answers", cursor);
}

/** The customers behind a figure of who waits now, or of who asked in a period and waits still. */
export async function waitsBehind(
  ctx: InTransaction,
  { filters, period, measure }: Of<"waiting">,
  cursor: Cursor,
) {
  const asked = period ? during(sql`asked_at`, period, (await aboutReport(ctx, period)).timeZone) : sql`true`;
  const facts = sql`
    select *, number_id as place_id, ${ctx.workspaceId}::uuid as workspace_id, null::timestamptz as answered_at,
      null::int as working_seconds, null::text as was_window_open, null::uuid as answer_message_id, null::text as answered_by
    from (${waitsNow(ctx, filters)}) waits
    where ${asked} and ${measure === "first" ? sql`is_first` : sql`true`}`;
  return read(ctx, facts, "waiting", cursor);
}

import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { InTransaction } from "../../context";
import type { Start } from "./read-happenings";
import type { Place } from "./read-places";
import type { Wait } from "./waits-of";

type Length = { calendar: number; working: number };
type MeasuredWait = { wait: Wait; place: Place; answered?: Length; automatic?: Length };

const columns = {
  conversation_id: "uuid",
  number_id: "uuid",
  country: "text",
  asked_at: "timestamptz",
  is_first: "boolean",
  answered_at: "timestamptz",
  answer_message_id: "uuid",
  member_id: "uuid",
  answered_in: "text",
  answered_by: "text",
  wait_seconds: "int",
  working_seconds: "int",
  was_window_open: "text",
  automatic_answered_at: "timestamptz",
  automatic_message_id: "uuid",
  automatic_wait_seconds: "int",
  automatic_working_seconds: "int",
  closed_at: "timestamptz",
} as const;

const names = Object.keys(columns);
const list = (of: (name: string) => string) => sql.raw(names.map(of).join(", "));

function rowOf({ wait, place, answered, automatic }: MeasuredWait): Record<keyof typeof columns, unknown> {
  const { answer } = wait;
  return {
    conversation_id: place.conversation_id,
    number_id: place.number_id,
    country: place.country,
    asked_at: wait.askedAt,
    is_first: wait.isFirst,
    answered_at: answer?.at,
    answer_message_id: answer?.messageId,
    member_id: answer?.memberId,
    answered_in: answer?.answeredIn,
    answered_by: answer ? "person" : wait.automatic && "automatic",
    wait_seconds: answered?.calendar,
    working_seconds: answered?.working,
    was_window_open: answer && (answer.wasWindowOpen ? "open" : "closed"),
    automatic_answered_at: wait.automatic?.at,
    automatic_message_id: wait.automatic?.messageId,
    automatic_wait_seconds: automatic?.calendar,
    automatic_working_seconds: automatic?.working,
    closed_at: wait.closedAt,
  };
}

/** From each start on these are the waits, and no others; a row that says the same already is not touched. */
export async function writeWaits(ctx: InTransaction, starts: Start[], waits: MeasuredWait[]): Promise<void> {
  await ctx.db.execute(sql`
    delete from responses w using ${rows(starts, "conversation_id uuid, start timestamptz")}
    where w.workspace_id = ${ctx.workspaceId}::uuid and w.conversation_id = r.conversation_id and w.asked_at >= r.start
      and w.id <> all(${sql.param(waits.map(({ wait }) => wait.id))}::uuid[])`);
  if (waits.length === 0) return;
  // In order, because of two waits of a conversation only the later may be open, which the unique index checks row by row.
  const values = waits
    .map((measured) => ({ id: measured.wait.id, ...rowOf(measured) }))
    .sort((one, other) => Number(one.asked_at) - Number(other.asked_at));
  await ctx.db.execute(sql`
    insert into responses as w (workspace_id, id, ${list((name) => name)})
    select ${ctx.workspaceId}::uuid, r.id, ${list((name) => `r.${name}`)}
    from ${rows(
      values,
      `id uuid, ${Object.entries(columns)
        .map(([name, type]) => `${name} ${type}`)
        .join(", ")}`,
    )}
    on conflict (workspace_id, id) do update set
      ${list((name) => (name === "country" ? "country = coalesce(w.country, excluded.country)" : `${name} = excluded.${name}`))}
    where (${list((name) => `w.${name}`)}) is distinct from
      (${list((name) => (name === "country" ? "coalesce(w.country, excluded.country)" : `excluded.${name}`))})`);
}

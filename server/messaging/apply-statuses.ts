import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { InTransaction } from "../context";
import type { MessageStatus, StatusWord } from "../meta/delivery-event";

/** A failure gives way to proof of delivery and to nothing else, so that any order of arrival ends the same. */
const rank: Record<StatusWord, number> = { sent: 1, failed: 2, delivered: 3, read: 4, played: 5 };

const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** All that a set of statuses says about one message. */
type Summary = {
  wa_message_id: string;
  id?: string;
  rank: number;
  status: StatusWord;
  sent_at?: Date;
  delivered_at?: Date;
  read_at?: Date;
  failed_at?: Date;
  failure_code?: number;
  failure_detail?: string;
  free_entry_closes_at?: Date;
};

const earlier = (one: Date | undefined, other: Date) => (one && one < other ? one : other);

function add(summary: Summary, event: MessageStatus): void {
  const { status, at, errors, conversation, pricing } = event;
  if (rank[status] > summary.rank) Object.assign(summary, { rank: rank[status], status });
  if (status === "sent") summary.sent_at = earlier(summary.sent_at, at);
  // Meta leaves `delivered` out when the chat is open: whoever read it has it.
  if (rank[status] >= rank.delivered) summary.delivered_at = earlier(summary.delivered_at, at);
  if (rank[status] >= rank.read) summary.read_at = earlier(summary.read_at, at);
  if (status === "failed" && earlier(summary.failed_at, at) === at) {
    const [error] = errors;
    summary.failed_at = at;
    summary.failure_code = error?.code;
    summary.failure_detail = error?.details ?? error?.message ?? error?.title;
  }
  const isFree = conversation?.originType === "referral_conversion" || pricing?.type === "free_entry_point";
  const closesAt = isFree ? conversation?.expiresAt : undefined;
  if (closesAt && !(summary.free_entry_closes_at && summary.free_entry_closes_at > closesAt)) {
    summary.free_entry_closes_at = closesAt;
  }
}

/** `hasTurned`: it had failed and did not after all, or the other way round. */
export type KnownMessage = { id: string; conversationId: string; hasTurned: boolean };

const columns =
  "wa_message_id text, id uuid, rank int, status text, sent_at timestamptz, delivered_at timestamptz, read_at timestamptz, failed_at timestamptz, failure_code int, failure_detail text, free_entry_closes_at timestamptz";

/**
 * What became of messages we sent. `biz_opaque_callback_data` carries our own id, so that a message is found even when
 * the process that sent it died before it noted Meta's. Returns the messages by Meta's id; one we do not know is absent.
 */
export async function applyStatuses(
  ctx: InTransaction,
  events: MessageStatus[],
): Promise<Map<string, KnownMessage>> {
  const known = new Map<string, KnownMessage>();
  if (events.length === 0) return known;
  const summaries = new Map<string, Summary>();
  for (const event of events) {
    const { waMessageId, status, opaque } = event;
    const summary = summaries.get(waMessageId) ?? { wa_message_id: waMessageId, rank: rank[status], status };
    summaries.set(waMessageId, summary);
    if (opaque && isUuid.test(opaque)) summary.id = opaque;
    add(summary, event);
  }
  const all = [...summaries.values()].sort((one, other) =>
    one.wa_message_id < other.wa_message_id ? -1 : 1,
  );
  const update = async (some: Summary[], match: ReturnType<typeof sql>) => {
    if (some.length === 0) return;
    const updated = await ctx.db.execute<{
      id: string;
      conversation_id: string;
      wa_message_id: string;
      has_turned: boolean;
    }>(sql`
      update messages m set
        wa_message_id = coalesce(m.wa_message_id, r.wa_message_id),
        status = case when r.rank > ${rankOf} then r.status else m.status end,
        sent_at = least(m.sent_at, r.sent_at),
        delivered_at = least(m.delivered_at, r.delivered_at),
        read_at = least(m.read_at, r.read_at),
        failed_at = case when ${isFailed} then least(m.failed_at, r.failed_at) end,
        failure_code = case when ${isFailed} then case when ${isFirstFailure} then r.failure_code else m.failure_code end end,
        failure_detail = case when ${isFailed} then case when ${isFirstFailure} then r.failure_detail else m.failure_detail end end
      from ${rows(some, columns)}
      where m.workspace_id = ${ctx.workspaceId}::uuid and m.direction = 'outbound' and ${match}
      returning m.id, m.conversation_id, r.wa_message_id, (m.status = 'failed') <> (
        select b.status = 'failed' from messages b where b.workspace_id = m.workspace_id and b.id = m.id) as has_turned`);
    for (const row of updated)
      known.set(row.wa_message_id, {
        id: row.id,
        conversationId: row.conversation_id,
        hasTurned: row.has_turned,
      });
  };
  await update(
    all.filter((summary) => summary.id),
    sql`m.id = r.id`,
  );
  await update(
    all.filter((summary) => !known.has(summary.wa_message_id)),
    sql`m.wa_message_id = r.wa_message_id`,
  );
  await openFreeEntry(ctx, all, known);
  return known;
}

// A failure without an id of Meta's is our own: we gave up, or could not tell. Whatever Meta says knows better.
const rankOf = sql.raw(
  `case when m.status = 'failed' and m.wa_message_id is null then 0 else case m.status ${Object.entries(rank)
    .map(([status, rank]) => `when '${status}' then ${rank}`)
    .join(" ")} else 0 end end`,
);
const isFailed = sql`(case when r.rank > ${rankOf} then r.status else m.status end) = 'failed'`;
const isFirstFailure = sql`r.failed_at is not null and (m.failed_at is null or r.failed_at < m.failed_at)`;

async function openFreeEntry(
  ctx: InTransaction,
  summaries: Summary[],
  known: Map<string, KnownMessage>,
): Promise<void> {
  const opened = summaries.flatMap(({ wa_message_id, free_entry_closes_at: closesAt }) => {
    const id = known.get(wa_message_id)?.conversationId;
    return id && closesAt ? [{ id, closes_at: closesAt }] : [];
  });
  if (opened.length === 0) return;
  await ctx.db.execute(sql`
    update conversations c set free_entry_closes_at = greatest(c.free_entry_closes_at, latest.closes_at)
    from (select r.id, max(r.closes_at) as closes_at from ${rows(opened, "id uuid, closes_at timestamptz")} group by r.id) latest
    where c.workspace_id = ${ctx.workspaceId}::uuid and c.id = latest.id`);
}

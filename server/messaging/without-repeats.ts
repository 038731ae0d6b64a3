import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { InTransaction } from "../context";
import type { MessageEchoed, MessageReceived } from "../meta/delivery-event";

/**
 * Those that are not stored yet. Meta delivers a message more than once, and a repeat must not even place its writer: the
 * customer may have another number by now, and the old one may be somebody else's.
 */
export async function withoutRepeats<Arrival extends { event: MessageReceived | MessageEchoed }>(
  ctx: InTransaction,
  arrivals: Arrival[],
): Promise<Arrival[]> {
  if (arrivals.length === 0) return [];
  const asked = arrivals.map(({ event }, place) => ({
    place,
    wa_message_id: event.waMessageId,
    type: event.content.type,
    written_at: event.sentAt,
  }));
  const stored = await ctx.db.execute<{ place: number }>(sql`
    select r.place from ${rows(asked, "place integer, wa_message_id text, type text, written_at timestamptz")}
    join messages m on m.workspace_id = ${ctx.workspaceId}::uuid and m.wa_message_id = r.wa_message_id
      and m.type = r.type and m.written_at = r.written_at`);
  const isStored = new Set(stored.map(({ place }) => place));
  return arrivals.filter((_, place) => !isStored.has(place));
}

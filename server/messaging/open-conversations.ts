import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { rows } from "@/db/rows";
import type { InTransaction } from "../context";
import { MetFirst } from "./save-contacts";

type Pair = { numberId: string; contactId: string };
type Arriving = Pair & { event: { sentAt: Date } };
const nameOf = ({ numberId, contactId }: Pair) => `${numberId} ${contactId}`;

/**
 * The conversations of these customers with these numbers, begun where there was none, and held until the commit. One that
 * begins quietly is not among the open ones before the customer writes.
 */
export async function openConversations(
  ctx: InTransaction,
  arriving: Arriving[],
  { isQuiet = false } = {},
): Promise<(pair: Pair) => string> {
  const distinct = new Map(arriving.map((pair) => [nameOf(pair), pair]));
  const asked = [...distinct.values()].map((pair) => ({
    number_id: pair.numberId,
    contact_id: pair.contactId,
    id: uuidv7(),
    last_activity_at: pair.event.sentAt,
  }));
  // Sorted by id, so that two workers lock rows in the same order.
  const found = await ctx.db.execute<{ id: string; number_id: string; contact_id: string }>(sql`
    select c.id, c.number_id, c.contact_id from conversations c
    join ${rows(asked, "number_id uuid, contact_id uuid")}
      on r.number_id = c.number_id and r.contact_id = c.contact_id
    where c.workspace_id = ${ctx.workspaceId}::uuid order by c.id for no key update of c`);
  const ids = new Map<string, string>(
    found.map((row) => [nameOf({ numberId: row.number_id, contactId: row.contact_id }), row.id]),
  );
  const missing = asked
    .filter((row) => !ids.has(nameOf({ numberId: row.number_id, contactId: row.contact_id })))
    .sort((one, other) => (one.contact_id < other.contact_id ? -1 : 1));
  if (missing.length) {
    const begun = await ctx.db.execute(sql`
      insert into conversations (workspace_id, id, number_id, contact_id, last_activity_at, begun_quietly)
      select ${ctx.workspaceId}::uuid, r.id, r.number_id, r.contact_id, r.last_activity_at, ${isQuiet}::boolean
      from ${rows(missing, "id uuid, number_id uuid, contact_id uuid, last_activity_at timestamptz")}
      on conflict do nothing returning id`);
    if (begun.length < missing.length) throw new MetFirst();
    for (const row of missing)
      ids.set(nameOf({ numberId: row.number_id, contactId: row.contact_id }), row.id);
  }
  return (pair) => ids.get(nameOf(pair))!;
}

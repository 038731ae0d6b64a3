import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { InTransaction } from "../context";
import type { ContactPreference } from "../meta/delivery-event";

/** A customer who stopped marketing gets none until they resume it; the latest word counts. */
export async function applyPreferences(
  ctx: InTransaction,
  said: { event: ContactPreference; contactId: string }[],
): Promise<void> {
  const latest = new Map<string, ContactPreference>();
  for (const { event, contactId } of said) {
    const known = latest.get(contactId);
    if (event.category === "marketing_messages" && !(known && known.at > event.at))
      latest.set(contactId, event);
  }
  if (latest.size === 0) return;
  const values = [...latest].map(([id, { preference, at }]) => ({
    id,
    stopped_at: preference === "stop" ? at : undefined,
    at,
  }));
  await ctx.db.execute(sql`
    update contacts c set marketing_stopped_at = r.stopped_at, marketing_said_at = r.at
    from ${rows(values, "id uuid, stopped_at timestamptz, at timestamptz")}
    where c.workspace_id = ${ctx.workspaceId}::uuid and c.id = r.id
      and (c.marketing_said_at is null or c.marketing_said_at <= r.at)`);
}

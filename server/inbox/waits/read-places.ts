import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { InTransaction } from "../../context";
import type { Start } from "./read-happenings";

export type Place = {
  conversation_id: string;
  number_id: string;
  country: string | null;
  is_first: boolean;
};

/** Whose conversation it is, and whether the next wait in it is the first since it began or was closed. */
export async function readPlaces(ctx: InTransaction, starts: Start[]): Promise<Map<string, Place>> {
  const places = await ctx.db.execute<Place>(sql`
    select c.id as conversation_id, c.number_id, k.country, not exists (
      select from responses w
      where w.workspace_id = c.workspace_id and w.conversation_id = c.id and w.asked_at < r.start
        and w.asked_at > coalesce((
          select max(x.closed_at) from closures x
          where x.workspace_id = c.workspace_id and x.conversation_id = c.id and x.closed_at < r.start
            and x.reopened_by is distinct from 'member'), '-infinity')) as is_first
    from ${rows(starts, "conversation_id uuid, start timestamptz")}
    join conversations c on c.workspace_id = ${ctx.workspaceId}::uuid and c.id = r.conversation_id
    join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id`);
  return new Map(places.map((place) => [place.conversation_id, place]));
}

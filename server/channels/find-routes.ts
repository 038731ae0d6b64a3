import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";

export type Route = { workspaceId: string; accountId?: string; numberId?: string };
export type MetaPlace = { wabaId?: string; phoneNumberId?: string };

/** Whose webhooks these are. Asked before any workspace is known; what nobody connected has no route. */
export async function findRoutes(
  db: Db,
  places: MetaPlace[],
): Promise<(place: MetaPlace) => Route | undefined> {
  const asked = new Map<string, { kind: string; meta_id: string }>();
  const ask = (kind: "account" | "number", metaId: string | undefined) => {
    if (metaId) asked.set(`${kind} ${metaId}`, { kind, meta_id: metaId });
  };
  for (const { wabaId, phoneNumberId } of places) {
    ask("account", wabaId);
    ask("number", phoneNumberId);
  }
  const found = await db.execute<{
    kind: string;
    meta_id: string;
    workspace_id: string;
    channel_id: string;
  }>(sql`
    select kind, meta_id, workspace_id, channel_id
    from channel_routes join ${rows([...asked.values()], "kind text, meta_id text")} using (kind, meta_id)`);
  const known = new Map(found.map((row) => [`${row.kind} ${row.meta_id}`, row]));

  return ({ wabaId, phoneNumberId }) => {
    const number = phoneNumberId ? known.get(`number ${phoneNumberId}`) : undefined;
    const account = wabaId ? known.get(`account ${wabaId}`) : undefined;
    const workspaceId = number?.workspace_id ?? (phoneNumberId ? undefined : account?.workspace_id);
    if (!workspaceId) return undefined;
    const accountId = account?.workspace_id === workspaceId ? account.channel_id : undefined;
    return { workspaceId, accountId, numberId: number?.channel_id };
  };
}

import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { findAdAccountRoutes } from "./ad-account-routes";

export type Route = { workspaceId: string; accountId?: string; numberId?: string };
export type MetaPlace = { wabaId?: string; phoneNumberId?: string; adAccountId?: string };

/** Whose webhooks these are. Asked before any workspace is known; what nobody connected has no route. */
export async function findRoutes(
  db: Db,
  places: MetaPlace[],
): Promise<(place: MetaPlace) => Route | undefined> {
  const asked = new Map<string, { kind: string; meta_id: string }>();
  const ask = (kind: "account" | "number", metaId: string | undefined) => {
    if (metaId) asked.set(`${kind} ${metaId}`, { kind, meta_id: metaId });
  };
  const adAccountIds = new Set<string>();
  for (const { wabaId, phoneNumberId, adAccountId } of places) {
    ask("account", wabaId);
    ask("number", phoneNumberId);
    if (adAccountId) adAccountIds.add(adAccountId);
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

  // What is said of an ad account to nobody in particular is shown to one of those who are connected to it.
  const hearing = new Map(
    (await findAdAccountRoutes(db, [...adAccountIds])).map((row) => [row.adAccountId, row]),
  );

  return ({ wabaId, phoneNumberId, adAccountId }) => {
    const heard = adAccountId ? hearing.get(adAccountId) : undefined;
    if (heard) return { workspaceId: heard.workspaceId };
    const number = phoneNumberId ? known.get(`number ${phoneNumberId}`) : undefined;
    const account = wabaId ? known.get(`account ${wabaId}`) : undefined;
    const workspaceId = number?.workspace_id ?? (phoneNumberId ? undefined : account?.workspace_id);
    if (!workspaceId) return undefined;
    const accountId = account?.workspace_id === workspaceId ? account.channel_id : undefined;
    return { workspaceId, accountId, numberId: number?.channel_id };
  };
}

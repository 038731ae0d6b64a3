import { sql } from "drizzle-orm";
import { z } from "zod";
import { rows } from "@/db/rows";
import type { InTransaction } from "../../context";
import { defineJob, enqueueAll } from "../../queue";

const routed = z.object({ conversationId: z.uuid(), campaignId: z.uuid() });
export type RouteAd = z.infer<typeof routed>;

export const routeAdJob = defineJob("routeAd", routed);

type Led = { conversationId: string; metaAdId: string };

/** Asks for the routing of conversations whose ads' campaigns were published here and say where their customers go. */
export async function askToRoute(ctx: InTransaction, led: Led[]): Promise<void> {
  if (led.length === 0) return;
  const found = await ctx.db.execute<{ conversation_id: string; campaign_id: string }>(sql`
    select distinct r.conversation_id, s.campaign_id from ${rows(
      led.map(({ conversationId, metaAdId }) => ({ conversation_id: conversationId, meta_ad_id: metaAdId })),
      "conversation_id uuid, meta_ad_id text",
    )}
    join ads a on a.workspace_id = ${ctx.workspaceId}::uuid and a.meta_id = r.meta_ad_id
    join ad_sets s on s.workspace_id = a.workspace_id and s.id = a.ad_set_id
    join campaigns c on c.workspace_id = s.workspace_id and c.id = s.campaign_id
    join publications p on p.workspace_id = c.workspace_id and p.draft_id = c.draft_id and p.state <> 'undone'
    where coalesce(p.form #>> '{routing,teamId}', p.form #>> '{routing,labelId}',
        nullif(p.form #>> '{routing,firstAnswer}', '')) is not null and not exists (
      select from ad_routings done where done.workspace_id = c.workspace_id and done.conversation_id = r.conversation_id
        and done.campaign_id = c.id)`);
  await enqueueAll(
    ctx,
    routeAdJob,
    found.map(({ conversation_id, campaign_id }) => ({
      conversationId: conversation_id,
      campaignId: campaign_id,
    })),
  );
}

import { type SQL, sql } from "drizzle-orm";
import type { TouchGroup } from "./schemas";

const after = (kind: string) => sql`substr(touch, ${kind.length + 2}::int)`;
const when = (kind: string, then: SQL) => sql`case when touch like ${`${kind}:%`} then ${then} else '' end`;
const campaignOfAd = sql`coalesce((
  select s.campaign_id::text from ads a join ad_sets s on s.workspace_id = a.workspace_id and s.id = a.ad_set_id
  where a.workspace_id = current_workspace() and a.meta_id = ${after("ad")}), '')`;

/** The code, the ad or its campaign; empty where the touch is none, or is not of this kind. */
export const keyOfTouch = (by: TouchGroup): SQL =>
  by === "campaign" ? when("ad", campaignOfAd) : when(by, after(by));

/** Who came by one of these: a QR code, an ad, or any ad of a campaign. */
export function cameBy(ways: string[] | undefined): SQL {
  if (!ways) return sql`true`;
  const campaigns = ways.flatMap((way) => (way.startsWith("campaign:") ? way.slice("campaign:".length) : []));
  // An index knows those who came by something.
  const direct = sql`(touch is not null and touch = any(${sql.param(ways)}::text[]))`;
  if (campaigns.length === 0) return direct;
  return sql`(${direct} or touch is not null and touch = any(array(
    select 'ad:' || a.meta_id from ads a join ad_sets s on s.workspace_id = a.workspace_id and s.id = a.ad_set_id
    where a.workspace_id = current_workspace() and s.campaign_id = any(${sql.param(campaigns)}::uuid[]))))`;
}

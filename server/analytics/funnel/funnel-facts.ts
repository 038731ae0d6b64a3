import { type SQL, sql } from "drizzle-orm";
import type { InTransaction } from "../../context";
import { oneOf } from "../conditions";
import type { FunnelGroup, FunnelInput } from "./schemas";

export type Asked = Pick<FunnelInput, "period" | "touch" | "campaignIds"> & { groupBy: FunnelGroup };

const ids = { campaign: "campaign_id", adSet: "ad_set_id", creative: "creative_id" } as const;

/** By what a fact of ours is told apart; empty for none, and for what lies outside of the connected accounts. */
export function keyOf(groupBy: FunnelGroup): SQL {
  switch (groupBy) {
    case "none":
    case "placement":
      return sql`''::text`;
    case "day":
    case "week":
    case "month":
      return sql`date_trunc(${groupBy}, f.day)::date::text`;
    case "ad":
      return sql`f.ad_meta_id`;
    case "country":
      return sql`coalesce(f.country, '')`;
    default:
      return sql`coalesce(f.${sql.identifier(ids[groupBy])}::text, '')`;
  }
}

const aroundDays = ({ period }: Asked) => sql`
  f.at >= ${period.from}::date - interval '1 day' and f.at < ${period.to}::date + interval '2 days'
    and f.day between ${period.from}::date and ${period.to}::date`;

const ofCampaigns = ({ campaignIds }: Asked) => oneOf(sql`f.campaign_id`, campaignIds);

const withCountry = (facts: SQL) => sql`
  select f.*, k.country, k.name as contact_name from ${facts} f
  join conversations c on c.workspace_id = f.workspace_id and c.id = f.conversation_id
  join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id`;

/** Who the customer is; asked only where it is told, as it has to be looked up for each of them. */
type Who = { isNamed: boolean };

/** Each conversation that an ad brought in the period, with what became of its question. */
export const chatFacts = ({ workspaceId }: InTransaction, asked: Asked, { isNamed }: Who): SQL => {
  const { period, touch } = asked;
  const chats = sql`ad_chats_between(${workspaceId}::uuid, ${touch}, ${period.from}::date, ${period.to}::date)`;
  const facts = isNamed ? sql`(${withCountry(chats)})` : chats;
  return sql`(select * from ${facts} f where ${ofCampaigns(asked)})`;
};

/** Each lead, qualified chat and order that is owed to an ad. */
export const outcomeFacts = ({ workspaceId }: InTransaction, asked: Asked, { isNamed }: Who): SQL => {
  const mine = sql`(select * from ad_outcomes f
    where f.workspace_id = ${workspaceId}::uuid and f.by_touch = ${asked.touch} and ${aroundDays(asked)} and ${ofCampaigns(asked)})`;
  return isNamed ? sql`(${withCountry(mine)})` : mine;
};

/** Each message that was billed after an ad had brought its customer. */
export const chargeFacts = ({ workspaceId }: InTransaction, asked: Asked): SQL => sql`(
  select * from ad_charges f
  where f.workspace_id = ${workspaceId}::uuid and f.by_touch = ${asked.touch} and ${aroundDays(asked)} and ${ofCampaigns(asked)})`;

const metaKeys = {
  campaign: sql`coalesce(c.id::text, '')`,
  adSet: sql`coalesce(s.id::text, '')`,
  creative: sql`coalesce(a.creative_id::text, '')`,
  ad: sql`i.ad_meta_id`,
  country: sql`case when i.country ~ '^[A-Z]{2}$' then i.country else '' end`,
  placement: sql`i.platform || ':' || i.position`,
};

function metaKeyOf(groupBy: FunnelGroup): SQL {
  if (groupBy === "none") return sql`''::text`;
  if (groupBy === "day" || groupBy === "week" || groupBy === "month")
    return sql`date_trunc(${groupBy}, i.day)::date::text`;
  return metaKeys[groupBy];
}

/** Meta's days of the period, by the kind that knows what is to be told apart. */
export const metaFacts = ({ workspaceId }: InTransaction, asked: Asked): SQL => {
  const { groupBy, period, campaignIds } = asked;
  const kind = groupBy === "country" || groupBy === "placement" ? groupBy : "whole";
  return sql`(
    select ${metaKeyOf(groupBy)} as key, i.* from ad_insights i
    left join campaigns c on c.workspace_id = i.workspace_id and c.meta_id = i.campaign_meta_id
    left join ad_sets s on s.workspace_id = i.workspace_id and s.meta_id = i.ad_set_meta_id
    left join ads a on a.workspace_id = i.workspace_id and a.meta_id = i.ad_meta_id
    where i.workspace_id = ${workspaceId}::uuid and i.kind = ${kind}
      and i.day between ${period.from}::date and ${period.to}::date and ${oneOf(sql`c.id`, campaignIds)})`;
};

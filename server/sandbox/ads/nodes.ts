import type { Token } from "../business";
import type { Content, World } from "../world";
import { shownBy } from "./creative-rules";
import { badParam } from "./errors";
import { pageToken } from "./page-token";
import { minimumBudget, text } from "./rules";
import { effectiveStatus, parentsOf } from "./status";
import type { AdAccount, AdFile, AdObject } from "./tables";
import { videoNode } from "./videos";

/** An instant as Meta writes it: in the account's own zone, with its offset. */
export function inZone(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
    hourCycle: "h23",
  }).format(at);
  const offset = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value;
  return `${parts.replace(", ", "T")}${offset?.replace(/^GMT$/, "+0000").replace(/GMT|:/g, "")}`;
}

export const dayIn = (at: number, timeZone: string) => inZone(at, timeZone).slice(0, 10);

/** The fields that were asked for, and the id; a name that no node of this kind has is refused. */
export function pickFields(node: Content, asked: string | undefined, known: string[]): Content {
  const fields = ["id", ...(asked?.split(",") ?? [])].map((field) => field.trim()).filter(Boolean);
  const unknown = fields.find((field) => !known.includes(field) && !(field in node));
  if (unknown) throw badParam("fields", `Tried accessing nonexisting field (${unknown})`);
  return Object.fromEntries(
    fields.flatMap((field) => (node[field] === undefined ? [] : [[field, node[field]]])),
  );
}

const common =
  "id account_id name status configured_status effective_status created_time updated_time issues_info";
const fields: Record<AdObject["level"], string[]> = {
  campaign:
    `${common} objective buying_type special_ad_categories special_ad_category_country daily_budget lifetime_budget budget_remaining spend_cap bid_strategy is_adset_budget_sharing_enabled start_time stop_time`.split(
      " ",
    ),
  adset:
    `${common} campaign_id destination_type optimization_goal billing_event bid_strategy bid_amount daily_budget lifetime_budget budget_remaining start_time end_time promoted_object targeting adset_schedule pacing_type dsa_beneficiary dsa_payor regional_regulated_categories regional_regulation_identities learning_stage_info`.split(
      " ",
    ),
  creative:
    `${common} title body image_url image_hash video_id thumbnail_url object_story_id effective_object_story_id object_story_spec asset_feed_spec call_to_action_type url_tags`.split(
      " ",
    ),
  ad: `${common} adset_id campaign_id creative ad_review_feedback preview_shareable_link tracking_specs`.split(
    " ",
  ),
};

type Place = { world: World; base: string };

/** An object of the account as Meta would tell of it. */
export function describeObject(place: Place, object: AdObject, asked: string | undefined): Content {
  return pickFields(
    { ...usual(place, object), ...special[object.level](place, object) },
    asked,
    fields[object.level],
  );
}

function usual({ world }: Place, object: AdObject): Content {
  const { params, accountId, id, createdAt, updatedAt, status, issues } = object;
  const { timeZone = "UTC" } = world.ads.accounts.get(accountId) ?? {};
  const amounts = ["daily_budget", "lifetime_budget", "spend_cap"].flatMap((name) =>
    params[name] === undefined ? [] : [[name, String(params[name])]],
  );
  return {
    ...params,
    ...Object.fromEntries(amounts),
    id,
    account_id: accountId,
    configured_status: status,
    status,
    effective_status: effectiveStatus(world, object),
    created_time: inZone(createdAt, timeZone),
    updated_time: inZone(updatedAt, timeZone),
    issues_info: issues && issues.length > 0 ? issues : undefined,
  };
}

const special: Record<AdObject["level"], (place: Place, object: AdObject) => Content> = {
  campaign: () => ({}),
  adset: ({ world }, { params, accountId, createdAt, id }) => {
    const { timeZone = "UTC" } = world.ads.accounts.get(accountId) ?? {};
    const at = (time: unknown) => (time ? inZone(Date.parse(text(time)), timeZone) : undefined);
    const conversations = world.ads.days
      .all()
      .filter((day) => world.ads.objects.get(day.adId)?.parentId === id)
      .reduce((sum, day) => sum + day.conversations, 0);
    return {
      // A start that has passed is "now", and nobody says so.
      start_time: inZone(Math.max(Date.parse(text(params.start_time)) || 0, createdAt), timeZone),
      end_time: at(params.end_time),
      learning_stage_info: {
        status: conversations >= 50 ? "SUCCESS" : "LEARNING",
        conversions: conversations,
        last_sig_edit_ts: Math.floor(createdAt / 1000),
      },
    };
  },
  creative: ({ world, base }, { params, id }) => {
    const shown = shownBy(world, params);
    const picture = shown.imageHash ?? shown.cards[0]?.imageHash;
    const image_url = picture && `${base}/ads/files/${picture}`;
    return {
      status: "ACTIVE",
      title: shown.headline || undefined,
      body: shown.text || undefined,
      image_hash: picture,
      image_url,
      thumbnail_url: image_url,
      video_id: shown.videoId,
      effective_object_story_id: text(params.object_story_id) || `${shown.pageId}_${id}`,
      call_to_action_type: "WHATSAPP_MESSAGE",
    };
  },
  ad: ({ world, base }, object) => ({
    adset_id: object.parentId,
    campaign_id: parentsOf(world, object)[1]?.id,
    creative: { id: (object.params.creative as Content).creative_id },
    ad_review_feedback: object.feedback && { global: object.feedback },
    preview_shareable_link: `${base}/ads/previews/${object.id}`,
  }),
};

const accountFields =
  "id account_id name account_status disable_reason currency timezone_name timezone_offset_hours_utc min_daily_budget min_campaign_group_spend_cap spend_cap amount_spent balance funding_source funding_source_details failed_delivery_checks user_tasks default_dsa_payor default_dsa_beneficiary tos_accepted business".split(
    " ",
  );

export function describeAccount(
  { world }: Place,
  account: AdAccount,
  asked: string | undefined,
  spent: number,
) {
  const lowest = minimumBudget(account.currency);
  const offset = inZone(world.now(), account.timeZone).slice(-5);
  return pickFields(
    {
      id: `act_${account.id}`,
      account_id: account.id,
      name: account.name,
      account_status: account.status,
      disable_reason: account.status === 2 ? 1 : 0,
      currency: account.currency,
      timezone_name: account.timeZone,
      timezone_offset_hours_utc: Number(offset.slice(0, 3)) + Number(`${offset[0]}${offset.slice(3)}`) / 60,
      min_daily_budget: lowest.min_daily_budget_imp,
      min_campaign_group_spend_cap: String(lowest.min_daily_budget_imp * 100),
      spend_cap: "0",
      amount_spent: String(spent),
      balance: String(spent),
      funding_source: account.isPaid ? `9${account.id}` : undefined,
      funding_source_details: account.isPaid ? { display_string: "Visa *4242", type: 1 } : undefined,
      failed_delivery_checks: account.isPaid
        ? []
        : [{ check_name: "no_funding", summary: "No payment method", description: "Add a payment method." }],
      user_tasks: account.tasks,
      default_dsa_payor: account.dsaPayor,
      default_dsa_beneficiary: account.dsaBeneficiary,
      tos_accepted: { web_custom_audience_tos: 1 },
    },
    asked,
    accountFields,
  );
}

export function describePage({ world }: Place, token: Token, id: string, asked: string | undefined): Content {
  const page = world.ads.pages.get(id);
  const number = page?.numberId ? world.numbers.get(page.numberId) : undefined;
  return pickFields(
    {
      id,
      name: page?.name,
      link: page?.link,
      is_published: true,
      has_whatsapp_number: Boolean(number),
      has_whatsapp_business_number: Boolean(number),
      whatsapp_number: number && `+${number.displayNumber}`,
      access_token: asked?.split(",").includes("access_token") ? pageToken(world, token, id) : undefined,
    },
    asked ?? "name",
    ["whatsapp_number", "access_token", "category", "username"],
  );
}

export const describeFile = (place: Place, file: AdFile, asked: string | undefined): Content => {
  const { base } = place;
  const { id, name, kind } = file;
  return pickFields(
    kind === "image"
      ? {
          id,
          hash: id,
          name,
          status: "ACTIVE",
          url: `${base}/ads/files/${id}`,
          permalink_url: `${base}/ads/files/${id}`,
        }
      : videoNode(place, file),
    asked,
    ["width", "height", "picture", "length"],
  );
};

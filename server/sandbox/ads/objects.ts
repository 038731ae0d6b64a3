import { createHash } from "node:crypto";
import { storeMedia } from "../media";
import type { Content, World } from "../world";
import { checkCreative, checkNumber } from "./creative-rules";
import { adError, badParam } from "./errors";
import { checkRegional } from "./regional";
import { checkAdSet, checkCampaign, checkDates, checkSchedule, checkTargeting, record, text } from "./rules";
import { beginReviews, changeObject, parentsOf } from "./status";
import { type AdAccount, type AdObject, adId, type Level, type Status } from "./tables";

const statuses = ["ACTIVE", "PAUSED", "ARCHIVED", "DELETED"];

const isCheck = ({ execution_options }: Content) =>
  Array.isArray(execution_options) && execution_options.includes("validate_only");

/** A live object of this account; what was deleted or archived takes nothing in any more. */
function openObject({ ads }: World, account: AdAccount, id: string, level: Level, gone: number): AdObject {
  const object = ads.objects.get(id);
  if (object?.level !== level || object.accountId !== account.id) {
    throw badParam(`${level}_id`, `The ${level} ${id} does not exist`);
  }
  if (object.status === "DELETED" || object.status === "ARCHIVED") throw adError(gone);
  return object;
}

/** What each level is checked for, and what it hangs below. */
const checks: Record<Level, (world: World, account: AdAccount, params: Content) => string | undefined> = {
  campaign: (_, account, params) => {
    checkCampaign(account, params);
    return undefined;
  },
  adset: (world, account, params) => {
    const campaign = openObject(world, account, text(params.campaign_id), "campaign", 1487566);
    checkAdSet(account, campaign.params, params, world.now());
    checkNumber(world, params);
    checkRegional(params);
    return campaign.id;
  },
  creative: (world, account, params) => {
    checkCreative(world, account, params);
    return undefined;
  },
  ad: (world, account, params) => {
    if (!text(params.name)) throw badParam("name", "The parameter name is required");
    const creative = record(params.creative);
    if (creative.creative_id) openObject(world, account, text(creative.creative_id), "creative", 1487390);
    else checkCreative(world, account, creative);
    if (params.adset_spec) {
      const adSet = record(params.adset_spec);
      const campaign = record(adSet.campaign_spec);
      checkCampaign(account, campaign);
      checkAdSet(account, campaign, adSet, world.now());
      checkNumber(world, adSet);
      checkRegional(adSet);
      return undefined;
    }
    return openObject(world, account, text(params.adset_id), "adset", 1487056).id;
  },
};

/** Creates an object, or only says that it could be. */
export function createObject(world: World, account: AdAccount, level: Level, params: Content): Content {
  const parentId = checks[level](world, account, params);
  const status = params.status ?? "ACTIVE";
  if (!statuses.slice(0, 2).includes(text(status)))
    throw badParam("status", "The status must be ACTIVE or PAUSED");
  if (isCheck(params)) return { success: true };
  if (level === "ad" && !record(params.creative).creative_id) {
    throw badParam(
      "creative",
      "This sandbox keeps ads of creatives that exist; an inline one is only checked",
    );
  }
  const { execution_options: _, appsecret_proof: __, ...kept } = params;
  const at = world.now();
  const object = { level, accountId: account.id, parentId, params: kept, status: status as Status };
  const { id } = world.ads.objects.put({
    ...object,
    id: adId(),
    createdAt: at,
    updatedAt: at,
    review: "none",
  });
  world.changes.emit("ads");
  beginReviews(world);
  return { id };
}

const fixed = ["optimization_goal", "promoted_object", "destination_type", "campaign_id"];
const hourMs = 3600 * 1000;

/** Changes an object as far as Meta lets it. */
export function updateObject(world: World, account: AdAccount, object: AdObject, asked: Content): Content {
  const { execution_options: _, appsecret_proof: __, status, ...change } = asked;
  if (status !== undefined && !statuses.includes(text(status))) throw badParam("status", "Unknown status");
  if (object.status === "DELETED") throw adError(object.level === "campaign" ? 1487566 : 1487056);
  const isOnlyName = Object.keys(change).every((name) => name === "name");
  if (object.status === "ARCHIVED" && !(isOnlyName && status !== "ACTIVE")) throw adError(1885088);
  if (object.level === "creative" && !isOnlyName) throw adError(1815573);
  if (object.level === "adset" && fixed.some((name) => name in change)) throw adError(3260011);
  if (object.level === "ad" && object.review === "rejected" && status === "ACTIVE" && !change.creative) {
    throw adError(2490427);
  }

  const params = { ...object.params, ...change };
  const isBudget = "daily_budget" in change || "lifetime_budget" in change;
  if (object.level === "campaign") checkCampaign(account, params);
  if (object.level === "adset") checkChangedAdSet(world, account, object, change, params);
  const recent = (object.budgetChangedAt ?? []).filter((at) => world.now() - at < hourMs);
  if (object.level === "adset" && isBudget && recent.length >= 4) throw adError(1487632);
  if (change.creative) checks.ad(world, account, params);
  if (isCheck(asked)) return { success: true };

  changeObject(world, object.id, {
    params,
    ...(status !== undefined && { status: status as Status }),
    ...(isBudget && { budgetChangedAt: [...recent, world.now()] }),
    ...(change.creative !== undefined && { review: "none", feedback: undefined }),
  });
  beginReviews(world);
  return { success: true };
}

function checkChangedAdSet(
  world: World,
  account: AdAccount,
  object: AdObject,
  change: Content,
  params: Content,
) {
  if (change.targeting) checkTargeting(record(change.targeting), { isNew: false });
  if ("end_time" in change && change.end_time === 0) params.end_time = undefined;
  if (params.end_time) checkDates(params, "end_time" in change ? world.now() : 0);
  if (change.adset_schedule) checkSchedule(parentsOf(world, object)[0]?.params ?? {}, params);
  if ("daily_budget" in change || "lifetime_budget" in change) {
    const [campaign] = parentsOf(world, object);
    checkAdSet(account, campaign?.params ?? {}, { ...params, end_time: params.end_time }, 0);
  }
}

export function deleteObject(world: World, object: AdObject): Content {
  changeObject(world, object.id, { status: "DELETED" });
  return { success: true };
}

/** Keeps an image; the same bytes have the same hash. */
export function storeImage(world: World, account: AdAccount, bytes: Buffer, name: string): Content {
  const isPng = bytes.subarray(1, 4).toString() === "PNG";
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  if (!isPng && !isJpeg) throw badParam("bytes", "This is not an image that Meta reads");
  const hash = createHash("md5").update(bytes).digest("hex");
  if (!world.ads.files.get(hash)) {
    const media = storeMedia(world, {
      bytes,
      mimeType: isPng ? "image/png" : "image/jpeg",
      filename: name,
      from: "business",
    });
    world.ads.files.put({
      id: hash,
      kind: "image",
      accountId: account.id,
      mediaId: media.id,
      name,
      at: world.now(),
    });
  }
  return { images: { [name]: { hash } } };
}

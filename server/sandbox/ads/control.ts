import { z } from "zod";
import { HttpError } from "../http";
import type { World } from "../world";
import { adFailures } from "./errors";
import { countAd, spentBy } from "./insights";
import { text } from "./rules";
import { beginReviews, changeObject, decideAd, effectiveStatus } from "./status";
import type { AdObject } from "./tables";

const reviewInput = z.strictObject({
  id: z.string(),
  isApproved: z.boolean(),
  policy: z.string().min(1).default("Personal attributes"),
  reason: z.string().min(1).default("The ad speaks of what the reader is. Speak of what you sell."),
});

const accountInput = z
  .strictObject({
    id: z.string(),
    status: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    isPaid: z.boolean(),
    tier: z.enum(["limited", "full"]),
    tasks: z.array(z.string()),
    dsaBeneficiary: z.string(),
    dsaPayor: z.string(),
  })
  .partial()
  .required({ id: true });

const pageInput = z.strictObject({
  id: z.string(),
  numberId: z.string().nullable(),
  moreNumberIds: z.array(z.string()).optional(),
});
const issueInput = z.strictObject({ id: z.string(), summary: z.string().nullable() });
const changeInput = z.strictObject({
  id: z.string(),
  status: z.enum(["ACTIVE", "PAUSED", "ARCHIVED", "DELETED"]).optional(),
  params: z.record(z.string(), z.unknown()).default({}),
});

const count = z.int().min(0).max(10_000_000).default(0);
const deliverInput = z.strictObject({
  id: z.string(),
  impressions: count,
  clicks: count,
  conversations: count,
  country: z.string().length(2).default("BE"),
  platform: z.string().default("facebook"),
  position: z.string().default("feed"),
  day: z.iso.date().optional(),
});

export const tapInput = z.strictObject({
  adId: z.string(),
  placement: z.enum(["feed", "status"]).default("feed"),
});

/** Changes how ads and what they need are at Meta; undefined when the path is about something else. */
export function changeAds(world: World, where: string, body: unknown): unknown {
  switch (where) {
    case "ads/review": {
      const { id, isApproved, policy, reason } = reviewInput.parse(body);
      if (getObject(world, id).review !== "pending") throw new HttpError(409, "This ad waits for no review.");
      decideAd(world, id, isApproved ? "approved" : { [policy]: reason });
      break;
    }
    case "ads/account": {
      const { id, ...change } = accountInput.parse(body);
      const account = world.ads.accounts.get(id);
      if (!account) throw new HttpError(404, `There is no ad account ${id} here.`);
      world.ads.accounts.put({ ...account, ...change });
      beginReviews(world);
      break;
    }
    case "ads/page": {
      const { id, numberId, moreNumberIds } = pageInput.parse(body);
      const page = world.ads.pages.get(id);
      if (!page) throw new HttpError(404, `There is no Page ${id} here.`);
      world.ads.pages.put({ ...page, numberId: numberId ?? undefined, moreNumberIds });
      break;
    }
    case "ads/issue": {
      const { id, summary } = issueInput.parse(body);
      const { level } = getObject(world, id);
      const issue = { level: level.toUpperCase(), error_code: 2859, error_type: "HARD_ERROR" };
      const issues = summary ? [{ ...issue, error_summary: summary, error_message: summary }] : [];
      changeObject(world, id, { issues });
      break;
    }
    case "ads/change": {
      const { id, status, params } = changeInput.parse(body);
      const object = getObject(world, id);
      changeObject(world, id, { params: { ...object.params, ...params }, status: status ?? object.status });
      beginReviews(world);
      break;
    }
    case "ads/deliver": {
      const { id, ...happened } = deliverInput.parse(body);
      const ad = getObject(world, id);
      if (ad.level !== "ad") throw new HttpError(400, "Only an ad is delivered.");
      countAd(world, ad, happened);
      break;
    }
    default:
      return undefined;
  }
  world.changes.emit("ads");
  return viewAds(world);
}

function getObject({ ads }: World, id: string): AdObject {
  const object = ads.objects.get(id);
  if (!object) throw new HttpError(404, `There is no ${id} here.`);
  return object;
}

/** Accounts, Pages, and every campaign, ad set and ad that is not deleted. */
export function viewAds(world: World) {
  const { accounts, pages, objects } = world.ads;
  return {
    accounts: accounts.all().map((account) => ({ ...account, spent: spentBy(world, account) })),
    pages: pages.all(),
    objects: objects
      .all()
      .filter(({ level, status }) => level !== "creative" && status !== "DELETED")
      .map((object) => ({
        id: object.id,
        level: object.level,
        parentId: object.parentId,
        name: text(object.params.name),
        status: effectiveStatus(world, object),
        isWaiting: object.review === "pending",
      })),
    failures: adFailures,
  };
}

export type AdsView = ReturnType<typeof viewAds>;

import type { World } from "../world";
import { shownBy } from "./creative-rules";
import { record, text } from "./rules";
import type { AdObject } from "./tables";

export function parentsOf({ ads }: World, object: AdObject): AdObject[] {
  const parent = object.parentId ? ads.objects.get(object.parentId) : undefined;
  return parent ? [parent, ...parentsOf({ ads } as World, parent)] : [];
}

/** What really happens with an object, which depends on everything above it, on the review and on the account. */
export function effectiveStatus(world: World, object: AdObject): string {
  const { status, level, review, issues } = object;
  if (status === "DELETED" || status === "ARCHIVED") return status;
  if (level === "creative") return "ACTIVE";
  const parents = parentsOf(world, object);
  const gone = parents.find((parent) => parent.status === "DELETED" || parent.status === "ARCHIVED");
  if (gone) return gone.status;
  if (level === "ad" && review === "rejected") return "DISAPPROVED";
  if (status === "PAUSED") return "PAUSED";
  const [paused] = parents.filter((parent) => parent.status === "PAUSED").reverse();
  if (paused) return paused.level === "campaign" ? "CAMPAIGN_PAUSED" : "ADSET_PAUSED";
  if (issues && issues.length > 0) return "WITH_ISSUES";
  if (level !== "ad") return "ACTIVE";
  const account = world.ads.accounts.get(object.accountId);
  if (!account?.isPaid || account.status !== 1) return "PENDING_BILLING_INFO";
  return review === "approved" ? "ACTIVE" : "PENDING_REVIEW";
}

export function changeObject(world: World, id: string, change: Partial<AdObject>): AdObject {
  const object = world.ads.objects.get(id);
  if (!object) throw new Error(`ad object ${id} is not in the journal`);
  const changed = world.ads.objects.put({ ...object, ...change, updatedAt: world.now() });
  world.changes.emit("ads");
  return changed;
}

/** Begins the review of every ad that is on, with all above it, and was not looked at yet. */
export function beginReviews(world: World) {
  for (const object of world.ads.objects.all()) {
    if (object.level !== "ad" || object.review !== "none") continue;
    if (effectiveStatus(world, object) !== "PENDING_REVIEW") continue;
    changeObject(world, object.id, { review: "pending" });
    awaitReview(world, object.id);
  }
}

/** Goes on with the reviews that a restart interrupted. */
export function resumeReviews(world: World) {
  for (const { id, review } of world.ads.objects.all()) if (review === "pending") awaitReview(world, id);
}

function awaitReview(world: World, id: string) {
  world.after(world.pace.reviewMs, () => {
    const isPending = world.ads.objects.get(id)?.review === "pending";
    if (isPending && !world.controls.holdReviews) decideAd(world, id);
  });
}

const claims = /miracle|guarantee|100 ?%/i;

/** What the review finds by itself: promises that nobody can keep. */
function reasonsOf(world: World, ad: AdObject): Record<string, string> | undefined {
  const creative = world.ads.objects.get(text(record(ad.params.creative).creative_id));
  const shown = creative && shownBy(world, creative.params);
  if (!shown || !claims.test(`${shown.text} ${shown.headline}`)) return undefined;
  return {
    "Unrealistic outcomes": "The ad promises a result that cannot be promised. Say what the product does.",
  };
}

/** Ends a review as the desk says, or as the review would by itself. */
export function decideAd(world: World, id: string, feedback?: Record<string, string> | "approved") {
  const ad = world.ads.objects.get(id);
  if (!ad) return;
  const reasons = feedback === "approved" ? undefined : (feedback ?? reasonsOf(world, ad));
  changeObject(world, id, { review: reasons ? "rejected" : "approved", feedback: reasons });
}

import type { Sender } from "../webhooks";
import type { World } from "../world";
import { effectiveStatus } from "./status";
import type { AdObject } from "./tables";

const levels = { campaign: "CAMPAIGN", adset: "AD_SET", ad: "AD" } as const;
const gatherMs = 20;

/**
 * Tells the business of every campaign, ad set and ad whose status came to be another, as Meta does for the apps that an account is
 * subscribed to: what one change does to many is told of each.
 */
export function tellOfAds(world: World, sender: Sender) {
  let known = statusesOf(world);
  let isGathering = false;
  world.changes.on("ads", () => {
    if (isGathering) return;
    isGathering = true;
    world.after(gatherMs, () => {
      isGathering = false;
      const before = known;
      known = statusesOf(world);
      for (const [id, status] of known) {
        const object = world.ads.objects.get(id);
        if (object && before.get(id) !== status) tell(world, sender, object, before.get(id), status);
      }
    });
  });
}

const statusesOf = (world: World): Map<string, string> =>
  new Map(
    world.ads.objects
      .all()
      .filter(({ level }) => level !== "creative")
      .map((object) => [object.id, effectiveStatus(world, object)]),
  );

function tell(world: World, sender: Sender, object: AdObject, before: string | undefined, status: string) {
  const { id, level, accountId, issues } = object;
  if (level === "creative" || !world.ads.accounts.get(accountId)?.isSubscribed) return;
  const say = (field: string, value: Record<string, unknown>) =>
    sender.enqueue(value, { phoneId: "", accountId, object: "ad_account", field });
  if (before === undefined) {
    say("in_process_ad_objects", { id, level: levels[level], status_name: status });
    return;
  }
  say("field_changed", { object_id: id, object_type: level, changed_fields: ["effective_status"] });
  const [issue] = issues ?? [];
  if (status !== "WITH_ISSUES" || !issue) return;
  const { error_code, error_summary, error_message } = issue;
  const error = { error_code: String(error_code), error_summary, error_message };
  say("with_issues_ad_objects", { id, level: levels[level], ...error });
}

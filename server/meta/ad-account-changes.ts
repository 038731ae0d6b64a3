import type { DeliveryEvent, UnknownReason } from "./delivery-event";
import { believableTime, compact, idIn, isShape, type Shape } from "./shape";

/**
 * Fields of the object `ad_account` that say that a campaign, an ad set or an ad is otherwise than before, as Meta documented them
 * on 19 September 2026. What is subscribed to as `effective_status` comes as `field_changed`.
 */
const fields = new Set([
  "effective_status",
  "field_changed",
  "in_process_ad_objects",
  "with_issues_ad_objects",
]);

/** Meta writes the id with its `act_` in some places and without in others. */
export const adAccountIdOf = (id: string): string => id.replace(/^act_/, "");

/** One entry of a delivery about ad accounts; what it says beside is kept as unknown. */
export function readAdAccountEntry(entry: unknown, receivedAt: Date): DeliveryEvent[] {
  const id = idIn(entry, "id");
  if (!isShape(entry) || id === undefined || !Array.isArray(entry.changes) || entry.changes.length === 0) {
    return [unknownOf("unreadableEntry", { adAccountId: id && adAccountIdOf(id) }, entry)];
  }
  const adAccountId = adAccountIdOf(id);
  const { id: _, time, changes, ...beside } = entry;
  const at = believableTime(time, receivedAt);
  const events = changes.flatMap((change) => readChange(change, adAccountId, at));
  return [...events, ...whatIsLeft(beside, { adAccountId })];
}

function readChange(change: unknown, adAccountId: string, at: Date | undefined): DeliveryEvent[] {
  const field = idIn(change, "field");
  if (!isShape(change) || field === undefined || !isShape(change.value)) {
    return [unknownOf("unreadableChange", { adAccountId }, change)];
  }
  const { field: _, value, ...beside } = change;
  const event = fields.has(field)
    ? compact({ kind: "adAccount.changed" as const, adAccountId, field, value, at })
    : unknownOf("unknownField", { adAccountId, field }, value);
  return [event, ...whatIsLeft(beside, { adAccountId, field })];
}

type Place = { adAccountId?: string; field?: string };

const unknownOf = (reason: UnknownReason, place: Place, raw: unknown): DeliveryEvent =>
  compact({ kind: "unknown" as const, reason, ...place, raw });

const whatIsLeft = (left: Shape, place: Place): DeliveryEvent[] =>
  Object.keys(left).length > 0 ? [unknownOf("unknownParts", place, left)] : [];

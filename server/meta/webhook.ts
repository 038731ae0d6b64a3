import { readAdAccountEntry } from "./ad-account-changes";
import type { DeliveryEvent, UnknownEvent } from "./delivery-event";
import { readDirectory } from "./identity";
import { type Part, type Place, unknown } from "./place";
import { readErrors } from "./read-content";
import { echoPart, messagePart } from "./read-message";
import { preferencePart, statusPart } from "./read-status";
import {
  believableTime,
  compact,
  idAt,
  idIn,
  innerAt,
  isShape,
  itemsAt,
  open,
  restOf,
  type Shape,
  textAt,
  tidy,
  tidyText,
} from "./shape";

/** Fields whose values are lists of items about customers. */
const parts = new Map<string, Record<string, Part>>([
  ["messages", { messages: messagePart, statuses: statusPart }],
  ["smb_message_echoes", { message_echoes: echoPart }],
  ["user_preferences", { user_preferences: preferencePart }],
]);

/** Fields that come out as one channel event each; those about groups are told by their prefix. */
const channelFields = new Set([
  "account_alerts",
  "account_review_update",
  "account_settings_update",
  "account_update",
  "automatic_events",
  "business_capability_update",
  "business_status_update",
  "business_username_update",
  "calls",
  "flows",
  "history",
  "message_template_components_update",
  "message_template_quality_update",
  "message_template_status_update",
  "partner_solutions",
  "payment_configuration_update",
  "phone_number_name_update",
  "phone_number_quality_update",
  "security",
  "smb_app_state_sync",
  "template_category_update",
]);

/**
 * Turns one webhook of Meta's into our own events: every entry, every change, every item, in the order they came. It
 * never throws and never drops: what it does not understand comes out as `unknown`, and what it does not know about an
 * item that it understands is that item's `extra`.
 *
 * A time that cannot be believed (no number, before 2009, more than a day after `receivedAt`) becomes `receivedAt`; what
 * Meta wrote stays in `extra.timestamp`.
 */
export function readDelivery(payload: unknown, receivedAt = new Date()): DeliveryEvent[] {
  const delivery = tidy(payload);
  if (!isShape(delivery)) return [unknown("notADelivery", {}, delivery)];
  const { object, entry: entries, ...beside } = delivery;
  const read = readers.get(object);
  if (!read || !Array.isArray(entries) || entries.length === 0)
    return [unknown("notADelivery", {}, delivery)];
  return [...entries.flatMap((entry) => read(entry, receivedAt)), ...whatIsLeft(beside, {})];
}

/** How an entry is read, by whatever object of Meta's it is about. */
const readers = new Map<unknown, (entry: unknown, receivedAt: Date) => DeliveryEvent[]>([
  ["whatsapp_business_account", readEntry],
  ["ad_account", readAdAccountEntry],
]);

function readEntry(entry: unknown, receivedAt: Date): DeliveryEvent[] {
  const wabaId = idIn(entry, "id");
  if (
    !isShape(entry) ||
    wabaId === undefined ||
    !Array.isArray(entry.changes) ||
    entry.changes.length === 0
  ) {
    return [unknown("unreadableEntry", { wabaId }, entry)];
  }
  const { id: _, time, changes, ...beside } = entry;
  const at = believableTime(time, receivedAt);
  const events = changes.flatMap((change) => readChange(change, { wabaId, receivedAt }, at));
  return [...events, ...whatIsLeft(beside, { wabaId })];
}

function readChange(
  change: unknown,
  known: Pick<Place, "wabaId" | "receivedAt">,
  at: Date | undefined,
): DeliveryEvent[] {
  const field = idIn(change, "field");
  if (!isShape(change) || field === undefined || !isShape(change.value)) {
    return [unknown("unreadableChange", known, change)];
  }
  const { field: _, value, ...beside } = change;
  const place: Place = compact({
    ...known,
    field,
    phoneNumberId: idIn(value.metadata, "phone_number_id"),
    displayPhoneNumber: idIn(value.metadata, "display_phone_number"),
  });
  return [...readValue(value, place, at), ...whatIsLeft(beside, place)];
}

function readValue(value: Shape, place: Place, at: Date | undefined): DeliveryEvent[] {
  const { wabaId, phoneNumberId, field } = place;
  const lists = parts.get(field);
  if (lists) return readLists(value, place, lists);
  if (!channelFields.has(field) && !field.startsWith("group_"))
    return [unknown("unknownField", place, value)];
  return [compact({ kind: "channel.event", wabaId, phoneNumberId, field, value, at })];
}

function readLists(value: Shape, place: Place, lists: Record<string, Part>): DeliveryEvent[] {
  const reader = open(value);
  textAt(reader, "messaging_product");
  const metadata = innerAt(reader, "metadata");
  idAt(metadata, "phone_number_id");
  idAt(metadata, "display_phone_number");

  const items = Object.entries(lists).flatMap(([name, part]) =>
    itemsAt(reader, name).map((raw) => {
      const inside = isShape(raw) ? open(raw) : undefined;
      return { part, raw, reader: inside, customer: inside ? part.customerOf(inside) : {} };
    }),
  );
  const directory = readDirectory(
    itemsAt(reader, "contacts"),
    items.map((item) => item.customer),
  );
  const { wabaId, phoneNumberId, displayPhoneNumber } = place;
  const events = items.flatMap(({ part, raw, reader: inside, customer }): DeliveryEvent[] => {
    if (!inside || !isShape(raw)) return [unknown("unreadableItem", place, raw)];
    if (phoneNumberId === undefined) return [unknown("noNumber", place, raw)];
    const { identity, extra } = directory.complete(customer);
    const number = compact({ wabaId, phoneNumberId, displayPhoneNumber });
    return part.read({ reader: inside, raw, customer: identity, extra }, number, place);
  });
  const errors = readErrors(reader).map((error) =>
    compact({ kind: "channel.error" as const, wabaId, phoneNumberId, error }),
  );

  const { strangers } = directory;
  const left = { ...restOf(reader), ...(strangers.length > 0 ? { contacts: strangers } : {}) };
  const all = [...events, ...errors, ...whatIsLeft(left, place)];
  return all.length > 0 ? all : [unknown("emptyChange", place, value)];
}

function whatIsLeft(left: Shape, place: Partial<Place>): UnknownEvent[] {
  return Object.keys(left).length > 0 ? [unknown("unknownParts", place, left)] : [];
}

const firstOf = (value: unknown, key: string): unknown => {
  const list = isShape(value) ? value[key] : undefined;
  return Array.isArray(list) ? list[0] : undefined;
};

/**
 * Deliveries of one lane are processed one after the other: the number and the customer of the first item, or the
 * account and field of an update that is about no customer. Cheap, and total over any JSON.
 */
export function laneKeyOf(payload: unknown): string {
  const entry = firstOf(payload, "entry");
  const change = firstOf(entry, "changes");
  const value = isShape(change) ? change.value : undefined;
  const number = isShape(value) ? idIn(value.metadata, "phone_number_id") : undefined;
  const customer = customerKeyOf(value);
  const lane = number && customer ? [number, customer] : [number ?? idIn(entry, "id"), idIn(change, "field")];
  return tidyText(lane.filter(Boolean).join(":").slice(0, 200));
}

/** The same for a customer's messages and for the statuses of what we send them. */
function customerKeyOf(value: unknown): string | undefined {
  const from = (list: string, ...keys: string[]) => {
    const item = firstOf(value, list);
    for (const key of keys) {
      const id = idIn(item, key);
      if (id) return id;
    }
    return undefined;
  };
  return (
    from("messages", "from_user_id", "from") ??
    from("statuses", "recipient_user_id", "recipient_participant_id", "recipient_id") ??
    from("message_echoes", "to_user_id", "to") ??
    from("user_preferences", "user_id", "wa_id")
  );
}

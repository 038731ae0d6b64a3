import type { DeliveryEvent, Identity, UnknownEvent, UnknownReason } from "./delivery-event";
import { compact, type Reader, restOf, type Shape } from "./shape";

/** Where in a delivery an item stands. */
export type Place = {
  wabaId: string;
  field: string;
  phoneNumberId?: string;
  displayPhoneNumber?: string;
  receivedAt: Date;
};

/** One message, status or preference, opened. */
export type Item = { reader: Reader; raw: Shape; customer: Identity; extra?: Shape };

/** How the items of one list are read: first who it is about, then, knowing everybody, what it says. */
export type Part = {
  customerOf(reader: Reader): Identity;
  read(item: Item, number: OfNumber, place: Place): DeliveryEvent[];
};

export type OfNumber = { wabaId: string; phoneNumberId: string; displayPhoneNumber?: string };

export function unknown(
  reason: UnknownReason,
  { wabaId, phoneNumberId, field }: Partial<Place>,
  raw: unknown,
): UnknownEvent {
  return compact({ kind: "unknown", reason, wabaId, phoneNumberId, field, raw });
}

/** What is left unread of an item and of its contact. */
export function extraOf({ reader, extra }: Item): Shape | undefined {
  const rest = restOf(reader);
  return extra ? { ...rest, contact: extra } : rest;
}

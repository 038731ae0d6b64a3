import type { Identity } from "./delivery-event";
import {
  compact,
  idAt,
  innerAt,
  isShape,
  isUnreadable,
  open,
  type Reader,
  restOf,
  type Shape,
  textAt,
  tidyText,
} from "./shape";

type Contact = { reader: Reader; raw: unknown; userId?: string; waId?: string };

export type Directory = {
  /** The customer with all that Meta says of them in this change, and what of it we do not know. */
  complete(customer: Identity): { identity: Identity; extra?: Shape };
  /** Contacts that belong to nobody in this change, or that could not be read. */
  strangers: unknown[];
};

const longestName = 256;
// Line breaks and signs that turn the direction of all that follows: a name is one line among our own words.
const misleading = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;
// Tidied again, because the cut may go through a pair of surrogates.
const nameAt = (profile: Reader | undefined, key: string) => {
  const name = textAt(profile, key);
  return name && (tidyText(name.slice(0, longestName).replace(misleading, "")) || undefined);
};

/** Who is who in one change: its `contacts`, matched to the customers of its messages or statuses. */
export function readDirectory(contacts: unknown[], customers: Identity[]): Directory {
  const strangers: unknown[] = [];
  const readable: Contact[] = [];
  const byId = new Map<string, Contact>();
  for (const raw of contacts) {
    const reader = isShape(raw) ? open(raw) : undefined;
    const contact = reader && { reader, raw, userId: idAt(reader, "user_id"), waId: idAt(reader, "wa_id") };
    if (!contact || isUnreadable(reader)) {
      strangers.push(raw);
      continue;
    }
    readable.push(contact);
    for (const id of [contact.userId, contact.waId]) if (id) byId.set(id, contact);
  }
  const byAnyOf = (...ids: (string | undefined)[]) =>
    ids.map((id) => id && byId.get(id)).find(Boolean) || undefined;
  const named = ({ userId, waId, phone }: Identity) => byAnyOf(userId, waId, phone);

  const matched = new Set(customers.map(named));
  const unmatched = customers.filter((customer) => !named(customer));
  const left = readable.filter(({ userId, waId }) => !matched.has(byAnyOf(userId, waId)));
  // A `wa_id` is not always the phone number: one contact and one customer left over are the same person.
  const isOnePerson = new Set(unmatched.map(({ userId, waId, phone }) => userId ?? waId ?? phone)).size === 1;
  const pair = isOnePerson && left.length === 1 && !contradict(unmatched[0]!, left[0]!) ? left[0] : undefined;
  strangers.push(...left.filter((contact) => contact !== pair).map((contact) => contact.raw));

  const described = new Map<Contact, { identity: Identity; extra?: Shape }>();
  return {
    strangers,
    complete(customer) {
      const contact = named(customer) ?? pair;
      if (!contact) return { identity: compact({ ...customer }) };
      const seen = described.get(contact) ?? describe(contact);
      described.set(contact, seen);
      return { identity: compact({ ...seen.identity, ...compact({ ...customer }) }), extra: seen.extra };
    },
  };
}

function contradict(customer: Identity, contact: Contact): boolean {
  return [
    [customer.userId, contact.userId],
    [customer.waId, contact.waId],
  ].some(([one, other]) => one !== undefined && other !== undefined && one !== other);
}

function describe({ reader, userId, waId }: Contact): { identity: Identity; extra?: Shape } {
  const profile = innerAt(reader, "profile");
  const identity = compact({
    userId,
    parentUserId: idAt(reader, "parent_user_id"),
    waId,
    profileName: nameAt(profile, "name"),
    username: nameAt(profile, "username"),
  });
  return { identity, extra: restOf(reader) };
}

const digits = /^\+?(\d{4,20})$/;
const businessScoped = /^[A-Z]{2}(\.[A-Z]+)?\.[A-Za-z0-9]{1,128}$/;

/** What one id says about a customer: their number, or, where Meta has no number to show, their user id. */
export function identityFrom(id: string | undefined, key: "phone" | "waId"): Identity {
  if (id === undefined) return {};
  if (businessScoped.test(id)) return { userId: id };
  return { [key]: digits.exec(id)?.[1] ?? id };
}

export function isSomebody({ userId, waId, phone }: Identity): boolean {
  return (userId ?? waId ?? phone) !== undefined;
}

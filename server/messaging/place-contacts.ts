import { v7 as uuidv7 } from "uuid";
import type { InTransaction } from "../context";
import type { Identity } from "../meta/delivery-event";
import { countryOf } from "./country-of";
import { joinContacts } from "./join-contacts";
import { type Directory, type Holding, type KnownContact, keysOf, loadDirectory } from "./known-contacts";
import { saveContacts } from "./save-contacts";

/** That a customer was heard of at some time, under the ids and names Meta showed. */
export type Sighting = {
  identity: Identity;
  at: Date;
  /** Only a message makes somebody a contact; a status or preference adds to what is known of one. */
  makesContact: boolean;
};

export type JoinedConversation = { fromId: string; intoId: string; fromContactId: string };
export type Placed = { contactIds: (string | undefined)[]; joined: JoinedConversation[] };

/**
 * Whose contact each sighting is, by user id, then WhatsApp id, then phone number, at the time of the sighting: a
 * message written before its customer changed number is theirs, whenever it arrives. Two contacts that turn out to be
 * one person are joined.
 */
export async function placeContacts(ctx: InTransaction, sightings: Sighting[]): Promise<Placed> {
  const joined: JoinedConversation[] = [];
  if (sightings.length === 0) return { contactIds: [], joined };
  const keys = sightings.flatMap(({ identity }) => keysOf(identity));
  let directory = await loadDirectory(ctx, keys);
  for (let pair = samePerson(directory, sightings); pair; pair = samePerson(directory, sightings)) {
    joined.push(...(await joinContacts(ctx, pair)));
    directory = await loadDirectory(ctx, keys);
  }

  const contactIds: (string | undefined)[] = new Array(sightings.length);
  const changed = new Set<KnownContact>();
  const added = new Set<KnownContact>();
  // Those who show most of themselves come first, so that the others find what they share.
  const order = sightings
    .map((sighting, position) => ({ ...sighting, position, keys: keysOf(sighting.identity) }))
    .sort((one, other) => other.keys.length - one.keys.length || one.at.getTime() - other.at.getTime());
  for (const { identity, at, makesContact, position } of order) {
    const known = whoIs(directory, identity, at);
    if (!known && !makesContact) continue;
    const contact = known ?? newContact();
    if (!known) added.add(contact);
    learnIds(directory, contact, identity, at);
    if (learnNames(contact, identity)) changed.add(contact);
    contactIds[position] = contact.id;
  }
  await saveContacts(ctx, directory, { added: [...added], changed: [...changed] });
  return { contactIds, joined };
}

const newContact = (): KnownContact => ({ id: uuidv7(), name: null, username: null, country: null });

/** Two contacts that a sighting shows to be one: one has the user id, the other the number and no user id of its own. */
function samePerson(directory: Directory, sightings: Sighting[]) {
  for (const { identity, at } of sightings) {
    const [userId, ...numbers] = identity.userId ? keysOf(identity) : [];
    const one = userId && directory.find(userId, at)?.contact;
    for (const number of one ? numbers : []) {
      const other = directory.find(number, at)?.contact;
      if (!other || other === one || directory.currentOf(other, "userId")) continue;
      const [intoId, fromId] = [one!.id, other.id].sort();
      return { fromId: fromId!, intoId: intoId! };
    }
  }
  return undefined;
}

export function whoIs(directory: Directory, identity: Identity, at: Date): KnownContact | undefined {
  for (const key of keysOf(identity)) {
    const holding = directory.find(key, at);
    if (!holding) continue;
    const userId = key.kind === "waId" && identity.userId;
    // A user id belongs to one person: under another one, the number has gone to somebody else.
    const other = userId ? directory.currentOf(holding.contact, "userId") : undefined;
    if (!other || other.value === userId) return holding.contact;
  }
  return undefined;
}

const endOfTime = new Date(8.64e15);

/** Gives a contact the ids it was seen with, which whoever had them until now gives up. */
export function learnIds(directory: Directory, contact: KnownContact, identity: Identity, at: Date): void {
  for (const key of keysOf({ userId: identity.userId, waId: identity.waId ?? identity.phone })) {
    const holding = directory.find(key, at);
    if (holding?.contact === contact) {
      if (at < holding.since) Object.assign(holding, { since: at, isChanged: true });
      continue;
    }
    if (holding) retire(holding, at);
    const current = directory.currentOf(contact, key.kind);
    const added: Holding = { id: uuidv7(), contact, ...key, since: at, isNew: true };
    const heldNow = directory.find(key, endOfTime);
    // What is heard of late was given up when the present one came.
    const newer = [heldNow, current].find((one) => one && one.since > at);
    if (newer) added.retiredAt = newer.since;
    else if (current) retire(current, at);
    directory.add(added);
  }
}

export function retire(holding: Holding, at: Date): void {
  Object.assign(holding, { retiredAt: at, isChanged: true });
}

function learnNames(contact: KnownContact, identity: Identity): boolean {
  const { profileName: name, username } = identity;
  const country = contact.country ?? countryOf({ ...identity, waId: identity.waId ?? identity.phone });
  const isNew =
    (name !== undefined && name !== contact.name) ||
    (username !== undefined && username !== contact.username) ||
    (country !== undefined && country !== contact.country);
  if (name !== undefined) contact.name = name;
  if (username !== undefined) contact.username = username;
  if (country !== undefined) contact.country = country;
  return isNew;
}

import { v7 as uuidv7 } from "uuid";
import type { InTransaction } from "../context";
import type { ContactChangedNumber, ContactChangedUserId } from "../meta/delivery-event";
import { countryOf } from "./country-of";
import { joinContacts } from "./join-contacts";
import { type Directory, type Holding, type KnownContact, keysOf, loadDirectory } from "./known-contacts";
import { type JoinedConversation, learnIds, retire, whoIs } from "./place-contacts";
import { saveContacts } from "./save-contacts";

export type IdentityChange = Pick<ContactChangedNumber | ContactChangedUserId, "at" | "previous" | "current">;

/**
 * Customers who changed number or user id stay who they are: the old id is retired at that moment, the new one begins.
 * Changes are rare, and each may lean on the one before it, so they are applied one by one.
 */
export async function changeContacts(
  ctx: InTransaction,
  changes: IdentityChange[],
): Promise<JoinedConversation[]> {
  const joined: JoinedConversation[] = [];
  for (const change of [...changes].sort((one, other) => one.at.getTime() - other.at.getTime())) {
    joined.push(...(await changeContact(ctx, change)));
  }
  return joined;
}

async function changeContact(ctx: InTransaction, change: IdentityChange): Promise<JoinedConversation[]> {
  const { previous, current, at } = change;
  const keys = [...keysOf(previous), ...keysOf(current)];
  let directory = await loadDirectory(ctx, keys);
  let before = whoIs(directory, previous, at);
  let after = sinceThen(directory, change);
  let joined: JoinedConversation[] = [];
  if (before && after && before !== after) {
    const [intoId, fromId] = [before.id, after.id].sort();
    joined = await joinContacts(ctx, { fromId: fromId!, intoId: intoId! });
    directory = await loadDirectory(ctx, keys);
    before = whoIs(directory, previous, at);
    after = sinceThen(directory, change);
  }
  const contact: KnownContact = before ??
    after ?? { id: uuidv7(), name: null, username: null, country: countryOf(current) ?? null };
  giveUp(directory, contact, change);
  learnIds(directory, contact, current, at);
  await saveContacts(ctx, directory, { added: before || after ? [] : [contact], changed: [] });
  return joined;
}

/** Who was first heard of under the new id after the change: the same person. Who had it before it is somebody else. */
function sinceThen(directory: Directory, { current, at }: IdentityChange): KnownContact | undefined {
  for (const key of keysOf(current)) {
    const holding = directory.find(key, at);
    if (holding && holding.since >= at) return holding.contact;
  }
  return undefined;
}

function giveUp(
  directory: Directory,
  contact: KnownContact,
  { previous, current, at }: IdentityChange,
): void {
  const replaced = new Set(keysOf(current).map((key) => key.kind));
  const kept = new Set(keysOf(current).map((key) => key.value));
  for (const key of keysOf(previous)) {
    if (!replaced.has(key.kind) || kept.has(key.value)) continue;
    const holding = directory.find(key, at);
    if (holding?.contact === contact) {
      if (!holding.retiredAt) retire(holding, at);
      continue;
    }
    // Never seen under the old id, or somebody else has it by now: messages from before the change still find their way.
    const past: Holding = { id: uuidv7(), contact, ...key, since: at, retiredAt: at, isNew: true };
    directory.add(past);
  }
}

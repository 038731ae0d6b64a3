import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { InTransaction } from "../context";
import type { Identity } from "../meta/delivery-event";

export type IdentityKey = { kind: "userId" | "waId"; value: string };

export type KnownContact = {
  id: string;
  name: string | null;
  username: string | null;
  country: string | null;
};

/** That a contact had an id from `since` until `retiredAt`; `isNew` and `isChanged` say what is still to be written. */
export type Holding = {
  id: string;
  contact: KnownContact;
  kind: IdentityKey["kind"];
  value: string;
  since: Date;
  retiredAt?: Date;
  isNew?: boolean;
  isChanged?: boolean;
};

/** By what a customer may be found, best first. A phone number is looked up among the WhatsApp ids: mostly they are the same. */
export function keysOf({ userId, waId, phone }: Identity): IdentityKey[] {
  const keys: IdentityKey[] = [];
  if (userId) keys.push({ kind: "userId", value: userId });
  if (waId) keys.push({ kind: "waId", value: waId });
  if (phone && phone !== waId) keys.push({ kind: "waId", value: phone });
  return keys;
}

const nameOf = ({ kind, value }: IdentityKey) => `${kind} ${value}`;

/** Who held which id when, as far as a set of events needs to know. */
export type Directory = {
  holdings: Holding[];
  /** Who had this id at that time: the one who gave it up soonest afterwards, or who has it now. */
  find: (key: IdentityKey, at: Date) => Holding | undefined;
  /** The id of this kind that a contact has now. */
  currentOf: (contact: KnownContact, kind: IdentityKey["kind"]) => Holding | undefined;
  add: (holding: Holding) => void;
};

function directoryOf(known: Holding[]): Directory {
  const byKey = new Map<string, Holding[]>();
  const byContact = new Map<string, Holding[]>();
  const holdings: Holding[] = [];
  const file = (map: Map<string, Holding[]>, key: string, holding: Holding) => {
    const filed = map.get(key);
    if (filed) filed.push(holding);
    else map.set(key, [holding]);
  };
  const add = (holding: Holding) => {
    holdings.push(holding);
    file(byKey, nameOf(holding), holding);
    file(byContact, holding.contact.id, holding);
  };
  for (const holding of known) add(holding);
  const end = ({ retiredAt }: Holding) => retiredAt?.getTime() ?? Number.POSITIVE_INFINITY;

  return {
    holdings,
    add,
    find: (key, at) => {
      let best: Holding | undefined;
      for (const holding of byKey.get(nameOf(key)) ?? []) {
        if (end(holding) >= at.getTime() && (!best || end(holding) < end(best))) best = holding;
      }
      return best;
    },
    currentOf: (contact, kind) =>
      byContact.get(contact.id)?.find((holding) => holding.kind === kind && !holding.retiredAt),
  };
}

type Row = {
  id: string;
  contact_id: string;
  kind: IdentityKey["kind"];
  value: string;
  since: string;
  retired_at: string | null;
  name: string | null;
  username: string | null;
  country: string | null;
};

/** Everything known of the contacts that hold or held one of these ids. */
export async function loadDirectory(ctx: InTransaction, keys: IdentityKey[]): Promise<Directory> {
  const distinct = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  const found = await ctx.db.execute<Row>(sql`
    select i.id, i.contact_id, i.kind, i.value, i.since, i.retired_at, c.name, c.username, c.country
    from contact_identities i
    join contacts c on c.workspace_id = i.workspace_id and c.id = i.contact_id
    where i.workspace_id = ${ctx.workspaceId}::uuid and i.contact_id in (
      select contact_id from contact_identities h
      join ${rows(distinct, "kind text, value text")} on r.kind = h.kind and r.value = h.value
      where h.workspace_id = ${ctx.workspaceId}::uuid)`);
  const contacts = new Map<string, KnownContact>();
  return directoryOf(
    found.map(({ id, contact_id, kind, value, since, retired_at, name, username, country }) => {
      const contact = contacts.get(contact_id) ?? { id: contact_id, name, username, country };
      contacts.set(contact_id, contact);
      const retiredAt = retired_at ? new Date(retired_at) : undefined;
      return { id, contact, kind, value, since: new Date(since), retiredAt };
    }),
  );
}

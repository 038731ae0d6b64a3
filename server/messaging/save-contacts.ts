import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { InTransaction } from "../context";
import { AppError } from "../errors";
import type { Directory, KnownContact } from "./known-contacts";

const contactColumns = "id uuid, name text, username text, country text";
const holdingColumns =
  "id uuid, contact_id uuid, kind text, value text, since timestamptz, retired_at timestamptz";

/** Writes what a directory learned: new contacts, changed names, ids gained and given up. */
export async function saveContacts(
  ctx: InTransaction,
  directory: Directory,
  { added, changed }: { added: KnownContact[]; changed: KnownContact[] },
): Promise<void> {
  const isAdded = new Set(added);
  if (added.length) {
    await ctx.db.execute(sql`
      insert into contacts (workspace_id, id, name, username, country)
      select ${ctx.workspaceId}::uuid, r.* from ${rows(added, contactColumns)}`);
  }
  const renamed = changed.filter((contact) => !isAdded.has(contact));
  if (renamed.length) {
    await ctx.db.execute(sql`
      update contacts c set name = r.name, username = r.username, country = r.country
      from ${rows(renamed, contactColumns)}
      where c.workspace_id = ${ctx.workspaceId}::uuid and c.id = r.id`);
  }

  const dirty = directory.holdings.filter((holding) => holding.isNew || holding.isChanged);
  if (dirty.length === 0) return;
  const written = dirty.map(({ id, contact, kind, value, since, retiredAt, isNew }) => ({
    id,
    contact_id: contact.id,
    kind,
    value,
    since,
    retired_at: retiredAt,
    isNew,
  }));
  const changedOnes = written.filter((row) => !row.isNew);
  if (changedOnes.length) {
    await ctx.db.execute(sql`
      update contact_identities i set since = r.since, retired_at = r.retired_at, contact_id = r.contact_id
      from ${rows(changedOnes, holdingColumns)}
      where i.workspace_id = ${ctx.workspaceId}::uuid and i.id = r.id`);
  }
  // Sorted, so that two batches that meet the same new customers wait for each other in one order.
  const newOnes = written.filter((row) => row.isNew).sort((one, other) => (one.value < other.value ? -1 : 1));
  if (newOnes.length) {
    const stored = await ctx.db.execute(sql`
      insert into contact_identities (workspace_id, id, contact_id, kind, value, since, retired_at)
      select ${ctx.workspaceId}::uuid, r.* from ${rows(newOnes, holdingColumns)}
      on conflict do nothing returning id`);
    if (stored.length < newOnes.length) throw new MetFirst();
  }
  await ctx.db.execute(sql`
    update contacts c set
      wa_id = (select value from contact_identities i where i.workspace_id = c.workspace_id
        and i.contact_id = c.id and i.kind = 'waId' and i.retired_at is null order by since desc limit 1),
      user_id = (select value from contact_identities i where i.workspace_id = c.workspace_id
        and i.contact_id = c.id and i.kind = 'userId' and i.retired_at is null order by since desc limit 1)
    from ${rows(
      [...new Set(dirty.map((holding) => holding.contact.id))].sort().map((id) => ({ id })),
      "id uuid",
    )}
    where c.workspace_id = ${ctx.workspaceId}::uuid and c.id = r.id`);
}

/** Another worker met the same new customer a moment earlier: everything is read again. */
export class MetFirst extends AppError {
  constructor() {
    super("CONFLICT", "Another worker met the same new customer first");
  }
}

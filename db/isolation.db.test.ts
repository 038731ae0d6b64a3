import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { contacts } from "@/db/schema/messaging";
import { asWorker, database, inTransaction, readOnly, systemCtx, within } from "@/server/context";
import { createContact, createWorkspace, ownerDb } from "./factories";

type Named = { name: string } & Record<string, unknown>;

const workspaceTables = sql`
  select c.oid, c.relname as name, c.relrowsecurity, c.relforcerowsecurity from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

/** Looked up before the workspace is known; the key of the first is what gives a number to one workspace. */
const lookupTables = ["channel_routes", "ad_account_routes"];

test("row-level security is on and forced for every workspace table", async () => {
  const tables = await ownerDb().execute<Named>(workspaceTables);
  expect(tables.length).toBeGreaterThan(15);
  expect(tables.filter((table) => !table.relrowsecurity || !table.relforcerowsecurity)).toEqual([]);
});

test("every key and unique index of a workspace table begins with the workspace", async () => {
  const others = await ownerDb().execute<Named>(sql`
    select i.indexrelid::regclass::text as name from pg_index i
    join (${workspaceTables}) t on t.oid = i.indrelid
    where i.indisunique and t.name not in ${lookupTables}
      and (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) <> 'workspace_id'`);
  expect(others.map((index) => index.name)).toEqual([]);
});

test("every foreign key between workspace tables carries the workspace", async () => {
  const others = await ownerDb().execute<Named>(sql`
    select f.conname as name from pg_constraint f
    join (${workspaceTables}) child on child.oid = f.conrelid
    join (${workspaceTables}) parent on parent.oid = f.confrelid
    where f.contype = 'f'
      and (select attname from pg_attribute where attrelid = f.conrelid and attnum = f.conkey[1]) <> 'workspace_id'`);
  expect(others.map((key) => key.name)).toEqual([]);
});

test("the application works as a role that row-level security binds", async () => {
  const [role] = await database().db.execute<{ name: string; bypasses: boolean }>(sql`
    select rolname as name, rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user`);
  expect(role).toEqual({ name: "guichet_app", bypasses: false });
});

test("a query that forgets its workspace finds nothing", async () => {
  const luna = await createWorkspace();
  await createContact(luna.id);
  expect(await database().db.select().from(contacts)).toEqual([]);
});

test("a query inside one workspace finds nothing of another, whatever it asks for", async () => {
  const [luna, nova] = [await createWorkspace(), await createWorkspace({ name: "Nova" })];
  const carmen = await createContact(luna.id);
  const seen = (workspaceId: string) =>
    readOnly(systemCtx(workspaceId), (ctx) => ctx.db.select({ id: contacts.id }).from(contacts));
  expect(await seen(luna.id)).toEqual([{ id: carmen.id }]);
  expect(await seen(nova.id)).toEqual([]);
});

test("a row cannot be written into another workspace", async () => {
  const [luna, nova] = [await createWorkspace(), await createWorkspace({ name: "Nova" })];
  const smuggle = inTransaction(systemCtx(luna.id), (ctx) =>
    ctx.db.insert(contacts).values({ workspaceId: nova.id, id: crypto.randomUUID() }),
  );
  await expect(smuggle).rejects.toMatchObject({ cause: { code: "42501" } });
});

test("the worker's own transaction sees no contact until it steps into a workspace, and none after it steps out", async () => {
  const luna = await createWorkspace();
  await createContact(luna.id);
  const counts = await asWorker(async (db) => {
    const count = async () => (await db.select().from(contacts)).length;
    return [await count(), await within(db, systemCtx(luna.id), count), await count()];
  });
  expect(counts).toEqual([0, 1, 0]);
});

test("a report cannot write", async () => {
  const luna = await createWorkspace();
  const write = readOnly(systemCtx(luna.id), (ctx) =>
    ctx.db.insert(contacts).values({ workspaceId: luna.id, id: crypto.randomUUID() }),
  );
  await expect(write).rejects.toMatchObject({ cause: { code: "25006" } });
});

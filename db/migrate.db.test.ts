import { setTimeout as pause } from "node:timers/promises";
import { sql as words } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { buildIndexes } from "./concurrently";
import { ownerDb } from "./factories";
import { migrate } from "./migrate";

const url = process.env.DATABASE_URL ?? "";
const sql = postgres(url, { max: 3, onnotice: () => {} });
afterAll(() => sql.end());

const isValid = async (index: string) =>
  (await sql`select indisvalid from pg_index where indexrelid = to_regclass(${index})`)[0]?.indisvalid;

test("an index is built once while others write, and again when a build was interrupted", async () => {
  const statement = "create index concurrently if not exists luna_key on users (name);";
  await buildIndexes(sql, `-- a name\n${statement}`);
  expect(await isValid("luna_key")).toBe(true);
  await sql`update pg_index set indisvalid = false where indexrelid = 'luna_key'::regclass`;
  await buildIndexes(sql, statement);
  expect(await isValid("luna_key")).toBe(true);
});

test("an index of a table that is not there yet is left to the migrations; anything else is refused", async () => {
  await buildIndexes(sql, "create index concurrently if not exists nova on nowhere (name)");
  expect(await isValid("nova")).toBeUndefined();
  await expect(buildIndexes(sql, "drop table users")).rejects.toThrow("knows only");
});

test("a migration gives way to whoever holds its table, and is applied when the table is free", async () => {
  const [newest] =
    await sql`select id, hash from drizzle.__drizzle_migrations order by created_at desc limit 1`;
  await sql`delete from drizzle.__drizzle_migrations`;
  await sql`create schema keep`;
  await sql.unsafe("alter table users set schema keep");
  // The first migration cannot make its tables again, which shows that it was tried.
  await expect(migrate(url)).rejects.toMatchObject({ cause: { code: "42P07" } });
  await sql.unsafe("alter table keep.users set schema public");
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${newest?.hash}, ${Date.now()})`;

  const holder = postgres(url, { max: 1, onnotice: () => {} });
  const held = holder.begin(async (sql) => {
    await sql`lock table drizzle.__drizzle_migrations in access exclusive mode`;
    await pause(4500);
  });
  await pause(200);
  const migrated = migrate(url);
  await held;
  await migrated;
  await holder.end();
  expect(await ownerDb().execute(words`select 1 from workspaces limit 1`)).toEqual([]);
});

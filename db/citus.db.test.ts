import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { ownerDb } from "./factories";

type Place = "distributed" | "reference" | "local";
const functions: Record<string, Place> = {
  create_distributed_table: "distributed",
  create_reference_table: "reference",
  citus_add_local_table_to_metadata: "local",
};

const file = readFileSync(new URL("./citus.sql", import.meta.url), "utf8");
const lines = [...file.matchAll(/^select (\w+)\('(\w+)'(?:, '(\w+)')?/gm)].map(
  ([, name = "", table = "", column]) => ({ table, place: functions[name], column }),
);
const placeOf = new Map(lines.map(({ table, place }) => [table, place]));

test("every table has its place, once", async () => {
  const tables = await ownerDb().execute<{ name: string }>(sql`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`);
  expect(lines.map(({ table }) => table).sort()).toEqual(tables.map(({ name }) => name).sort());
  expect(lines.filter(({ place }) => place === undefined)).toEqual([]);
});

test("what is distributed is so by its workspace, which every unique index holds", async () => {
  const distributed = lines.filter(({ place }) => place === "distributed");
  expect(distributed.filter(({ column }) => column !== "workspace_id")).toEqual([]);
  const names = distributed.map(({ table }) => table);
  const others = await ownerDb().execute(sql`
    select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and c.relname = any(${sql.param(names)}::text[])
      and (i.indisunique or i.indisexclusion) and not exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id'
          and a.attnum = any(i.indkey))`);
  expect(others).toEqual([]);
  const without = await ownerDb().execute(sql`
    select name from unnest(${sql.param(names)}::text[]) as name where not exists (
      select from pg_attribute a where a.attrelid = name::regclass and a.attname = 'workspace_id' and a.attnotnull)`);
  expect(without).toEqual([]);
});

test("every foreign key leads to where its rows can be looked up", async () => {
  const keys = await ownerDb().execute<{
    name: string;
    child: string;
    parent: string;
    together: boolean;
  }>(sql`
    select f.conname as name, child.relname as child, parent.relname as parent, exists (
      select from unnest(f.conkey, f.confkey) as pair (ours, theirs)
      join pg_attribute one on one.attrelid = f.conrelid and one.attnum = pair.ours and one.attname = 'workspace_id'
      join pg_attribute other on other.attrelid = f.confrelid and other.attnum = pair.theirs and other.attname = 'workspace_id'
    ) as together
    from pg_constraint f join pg_class child on child.oid = f.conrelid join pg_class parent on parent.oid = f.confrelid
    where f.contype = 'f'`);
  expect(keys.length).toBeGreaterThan(20);
  const obeys = ({ child, parent, together }: (typeof keys)[number]) => {
    const [from, to] = [placeOf.get(child), placeOf.get(parent)];
    if (from === "distributed") return to === "reference" || (to === "distributed" && together);
    return from === "reference" ? to === "reference" : to === "reference" || to === "local";
  };
  expect(keys.filter((key) => !obeys(key))).toEqual([]);
});

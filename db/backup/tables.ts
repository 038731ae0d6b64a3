import type { Sql, TransactionSql } from "postgres";

/** A connection, or a transaction on one. */
export type AnySql = Sql | TransactionSql;

export type Table = { name: string; columns: string[] };

const byName = (one: string, other: string) => (one < other ? -1 : 1);

/** Every table of ours with the columns that are written, parents before those that refer to them. */
export async function listTables(sql: AnySql): Promise<Table[]> {
  const tables = await sql<Table[]>`
    select c.relname as name, array_agg(a.attname order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    group by c.relname`;
  const parents = await sql<{ child: string; parent: string }[]>`
    select child.relname as child, parent.relname as parent from pg_constraint f
    join pg_class child on child.oid = f.conrelid join pg_class parent on parent.oid = f.confrelid
    where f.contype = 'f' and f.conrelid <> f.confrelid`;
  const waiting = new Map(tables.map((table) => [table.name, table]));
  const ordered: Table[] = [];
  while (waiting.size > 0) {
    const free = [...waiting.keys()]
      .filter((name) => !parents.some(({ child, parent }) => child === name && waiting.has(parent)))
      .sort(byName);
    if (free.length === 0)
      throw new Error(`These tables refer to each other: ${[...waiting.keys()].join(", ")}`);
    for (const name of free) {
      ordered.push(waiting.get(name)!);
      waiting.delete(name);
    }
  }
  return ordered;
}

/** A user whom row-level security binds would see empty tables, and never know. */
export async function seesEverything(sql: AnySql): Promise<boolean> {
  const [role] =
    await sql`select rolsuper or rolbypassrls as sees from pg_roles where rolname = current_user`;
  return role?.sees === true;
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const columnList = ({ columns }: Table) => columns.map(quoted).join(", ");

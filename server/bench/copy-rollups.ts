import type { Sql } from "postgres";

const tables = ["latency_rollups", "billed_rollups", "rollup_states"];

/** Gives other workspaces the roll-ups of one, where theirs would be as many rows of the same kind. */
export async function copyRollups(sql: Sql, from: string, to: string[]): Promise<void> {
  for (const table of tables) {
    const columns = await sql<{ name: string }[]>`
      select attname as name from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attname <> 'workspace_id'`;
    const names = columns.map(({ name }) => sql(name));
    const all = names.map((name, index) => (index === 0 ? sql`${name}` : sql`, ${name}`));
    await sql`delete from ${sql(table)} where workspace_id = any(${to}::uuid[])`;
    await sql.unsafe(`vacuum ${table}`);
    // In the order of their key, so that its index has no half-empty pages.
    const key = await sql<{ names: string }[]>`
      select string_agg(quote_ident(attname), ', ' order by array_position(indkey, attnum)) as names
      from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
      where indrelid = ${table}::regclass and indisprimary`;
    await sql`
      create temp table copied as
      select ${all} from ${sql(table)} where workspace_id = ${from}::uuid order by ${sql.unsafe(key[0]!.names)}`;
    for (const id of to) {
      await sql`insert into ${sql(table)} (workspace_id, ${all}) select ${id}::uuid, ${all} from copied`;
    }
    await sql`drop table copied`;
  }
}

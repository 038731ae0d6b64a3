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
    for (const id of to) {
      await sql`
        insert into ${sql(table)} (workspace_id, ${all})
        select ${id}::uuid, ${all} from ${sql(table)} where workspace_id = ${from}::uuid`;
    }
  }
}

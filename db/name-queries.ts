import type postgres from "postgres";

/**
 * Drizzle sends every query as one that is never asked again: two journeys to the database, and a plan made anew. Through this
 * client those that are asked again and again keep a name and a plan in each connection.
 */
export function nameQueries(sql: postgres.Sql): postgres.Sql {
  const isFrequent = frequentTexts();
  const naming = <S extends postgres.ISql>(sql: S): S => {
    const unsafe: typeof sql.unsafe = sql.unsafe.bind(sql);
    // Without parameters it is one journey as it is.
    sql.unsafe = (text, parameters, options) =>
      unsafe(text, parameters, { ...options, prepare: Boolean(parameters?.length) && isFrequent(text) });
    return sql;
  };
  type Begins = (work: (sql: postgres.TransactionSql) => unknown) => Promise<unknown>;
  const inside = (begins: Begins): Begins => {
    return (work) => begins((transaction) => work(namingInside(transaction)));
  };
  const namingInside = (sql: postgres.TransactionSql) => {
    sql.savepoint = inside(sql.savepoint.bind(sql)) as typeof sql.savepoint;
    return naming(sql);
  };
  sql.begin = inside(sql.begin.bind(sql)) as typeof sql.begin;
  return naming(sql);
}

/**
 * Says of a query's text, each time it is used, whether it is used often. At most `most` are: a connection never forgets a
 * name, and a text that is as long as a list it holds comes in many lengths.
 */
export function frequentTexts({
  from = 3,
  most = 1000,
  mostCounted = 10_000,
} = {}): (text: string) => boolean {
  const frequent = new Set<string>();
  const uses = new Map<string, number>();
  return (text) => {
    if (frequent.has(text)) return true;
    if (frequent.size === most) return false;
    const count = (uses.get(text) ?? 0) + 1;
    if (count >= from) {
      uses.delete(text);
      frequent.add(text);
      return true;
    }
    if (uses.size === mostCounted) uses.clear();
    uses.set(text, count);
    return false;
  };
}

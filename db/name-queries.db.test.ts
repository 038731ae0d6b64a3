import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Database, type Db } from "./client";
import { cloneDatabase, type TestDatabase } from "./testing";

let place: TestDatabase;
let database: Database;
beforeAll(async () => {
  place = await cloneDatabase();
  database = connect(place.url, { max: 1 });
});
afterAll(async () => {
  await database.close();
  await place.drop();
});

const named = async (db: Db, words: string) =>
  (await db.execute(sql`select from pg_prepared_statements where statement like ${`%${words}%`}`)).length;

test("a query that is asked again and again keeps a name, whether in a transaction or inside a savepoint", async () => {
  const ask = (db: Db, value: number) =>
    db.execute<{ value: number }>(sql`select ${value}::int as value -- asked often`);
  await database.db.transaction(async (db) => {
    await ask(db, 1);
    await db.transaction((db) => ask(db, 2));
    expect(await named(db, "-- asked often")).toBe(0);
    await db.transaction((db) => ask(db, 3));
    expect(await named(db, "-- asked often")).toBe(1);
  });
  expect(await ask(database.db, 4)).toMatchObject([{ value: 4 }]);
  expect(await named(database.db, "-- asked often")).toBe(1);
});

test("a table may change its columns under a named query", async () => {
  const { db } = database;
  await place.owner.execute(sql`create table shelves as select 1 as one`);
  await place.owner.execute(sql`grant select on shelves to public`);
  const read = () => db.execute(sql`select * from shelves where one = ${1}`);
  for (let times = 0; times < 4; times++) expect(await read()).toEqual([{ one: 1 }]);
  await place.owner.execute(sql`alter table shelves add column two int`);
  expect(await read()).toEqual([{ one: 1, two: null }]);
});

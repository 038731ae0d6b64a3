import { readdirSync, readFileSync } from "node:fs";
import { loadModule } from "libpg-query";
import { beforeAll, describe, expect, test } from "vitest";
import { findLocks } from "./testing-locks";

beforeAll(() => loadModule());

const folder = new URL("./migrations/", import.meta.url);
/** The first release made these on an empty database. */
const lastOfFirstRelease = 16;
const later = readdirSync(folder).filter(
  (file) => /^\d{4}_.+\.sql$/.test(file) && Number(file.slice(0, 4)) > lastOfFirstRelease,
);

test("no migration makes people wait or breaks the processes that run while it is applied", () => {
  for (const file of later) expect(findLocks(readFileSync(new URL(file, folder), "utf8")), file).toEqual([]);
});

describe("found", () => {
  test.each([
    ["create index i on messages (workspace_id)", "built while nobody can write"],
    ["alter table messages add column note text not null", "fails on rows that exist"],
    ["alter table messages add column key uuid default gen_random_uuid()", "writes every row"],
    ["alter table messages add column n int generated always as (1) stored", "writes every row"],
    ["alter table messages alter column status type varchar(10)", "another type"],
    ["alter table messages alter column status set not null", "reads every row"],
    ["alter table messages drop column status", "still ask for this column"],
    ["alter table messages add constraint c check (n > 0)", "not valid"],
    ["alter table messages add foreign key (workspace_id) references workspaces", "not valid"],
    ["alter table messages add unique (workspace_id, note)", "using index"],
    ["alter table messages rename column status to state", "old name"],
    ["alter table messages rename to letters", "old name"],
    ["drop table messages", "still use it"],
    ["update messages set note = ''", "in portions"],
    ["delete from messages", "in portions"],
    ["truncate messages", "locks the table"],
    ["do $$ begin perform 1; end $$", "cannot be read"],
  ])("%s", (statement, why) => {
    expect(findLocks(statement).map((finding) => finding.why)).toEqual([expect.stringContaining(why)]);
  });
});

describe("not found", () => {
  test.each([
    "create index concurrently i on messages (workspace_id)",
    "create table notes (workspace_id uuid); --> statement-breakpoint\ncreate index i on notes (workspace_id)",
    "create table notes (n int); --> statement-breakpoint\nalter table notes add constraint c check (n > 0)",
    "alter table messages add column note text",
    "alter table messages add column note text not null default ''",
    "alter table messages add column at timestamptz not null default now()",
    "alter table messages add constraint c check (n > 0) not valid",
    "alter table messages validate constraint c",
    "alter table messages add unique using index i",
    "drop index i",
    "insert into markets values (1)",
    "-- lock: one row for each workspace\nupdate workspaces set name = name",
  ])("%s", (statement) => {
    expect(findLocks(statement)).toEqual([]);
  });
});

test("a word that says nothing allows nothing", () => {
  expect(findLocks("-- lock: ok\nupdate workspaces set name = name")).toHaveLength(1);
});

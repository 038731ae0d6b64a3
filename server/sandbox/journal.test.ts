import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openJournal } from "./journal";

type Note = { id: string; text: string };

function newFile() {
  const folder = mkdtempSync(join(tmpdir(), "journal-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "deep", "journal.jsonl");
}

function open(file: string) {
  const journal = openJournal(file);
  onTestFinished(() => journal.close());
  return journal.table<Note>("notes");
}

test("what was put is there for the next reader, even if the first never closed it", () => {
  const file = newFile();
  const notes = open(file);
  notes.put({ id: "1", text: "first" });
  notes.put({ id: "1", text: "changed" });
  notes.put({ id: "2", text: "removed" });
  notes.remove("2");

  expect(open(file).all()).toEqual([{ id: "1", text: "changed" }]);
});

test("a line cut short by a crash costs only itself", () => {
  const file = newFile();
  open(file).put({ id: "1", text: "whole" });
  appendFileSync(file, '{"table":"notes","put":{"id":"2","te');

  const notes = open(file);
  notes.put({ id: "3", text: "after" });

  expect(
    open(file)
      .all()
      .map(({ id }) => id),
  ).toEqual(["1", "3"]);
});

test("opening leaves one line for each thing that is still there", () => {
  const file = newFile();
  const notes = open(file);
  for (let n = 0; n < 50; n++) notes.put({ id: "1", text: `${n}` });

  open(file);

  expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(1);
});

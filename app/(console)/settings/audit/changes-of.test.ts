import { expect, test } from "vitest";
import { changesOf } from "./changes-of";

test("what was and what became stand side by side", () => {
  expect(changesOf({ before: { roles: ["agent"] }, after: { roles: ["marketer", "agent"] } })).toEqual([
    { name: "roles", before: "agent", after: "marketer, agent" },
  ]);
});

test("what stayed is left out, and what has one side only keeps it", () => {
  expect(changesOf({ before: { name: "Luna", gone: 1 }, after: { name: "Luna", new: { a: true } } })).toEqual(
    [
      { name: "gone", before: "1", after: "" },
      { name: "new", before: "", after: '{"a":true}' },
    ],
  );
  expect(changesOf({ before: null, after: null })).toEqual([]);
});

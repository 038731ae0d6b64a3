import { expect, test } from "vitest";
import { safeCallback } from "./callback-url";

test("the page that was asked for is kept, with its filters", () => {
  expect(safeCallback("/inbox?view=mine#last")).toBe("/inbox?view=mine#last");
});

test.each([
  "https://evil.example/inbox",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "javascript:alert(1)",
  "inbox",
  "",
])("%j does not lead away", (asked) => {
  expect(safeCallback(asked)).toBe("/");
});

test("no turning in circles, and no landing on data", () => {
  expect(safeCallback("/sign-in?callbackUrl=/sign-in")).toBe("/");
  expect(safeCallback("/api/auth/signout")).toBe("/");
  expect(safeCallback(["/inbox", "/inbox"])).toBe("/");
  expect(safeCallback(undefined)).toBe("/");
});

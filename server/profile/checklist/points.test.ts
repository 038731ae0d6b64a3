import { expect, test } from "vitest";
import { checklistPoints, type Facts, pointsOf } from "./points";

const nothing: Facts = {
  numbers: [],
  hasHours: false,
  hasColleagues: false,
  hasMessage: false,
  hasAnswer: false,
};
const well: Facts["numbers"][number] = {
  numberId: "luna",
  hasWebhook: true,
  nameStatus: "APPROVED",
  isRead: true,
  troubles: [],
  missing: [],
};
const open = (facts: Facts) => pointsOf(facts).flatMap(({ point, isDone }) => (isDone ? [] : [point]));
const withNumber = (change: Partial<typeof well>): Facts => ({
  ...nothing,
  numbers: [{ ...well, ...change }],
});

test("a new business has everything before it, in the order of the list", () => {
  expect(open(nothing)).toEqual([...checklistPoints]);
});

test("a business that answers has nothing left", () => {
  const all = { numbers: [well], hasHours: true, hasColleagues: true, hasMessage: true, hasAnswer: true };
  expect(open(all)).toEqual([]);
});

test.each([
  ["webhook", { hasWebhook: false }],
  ["payment", { troubles: ["paymentMissing" as const] }],
  ["payment", { isRead: false }],
  ["name", { nameStatus: "PENDING_REVIEW" }],
  ["name", { nameStatus: undefined }],
  ["profile", { missing: ["about" as const] }],
  ["picture", { missing: ["picture" as const] }],
])("%s is open while a number has %o", (point, change) => {
  const rest = ["hours", "colleagues", "message", "answer"];
  expect(open(withNumber(change))).toEqual([point, ...rest]);
});

test("another trouble is no trouble with paying, and a name that needs no review is approved", () => {
  const change = { troubles: ["qualityLow" as const], nameStatus: "AVAILABLE_WITHOUT_REVIEW" };
  expect(open(withNumber(change))).toEqual(["hours", "colleagues", "message", "answer"]);
});

test("of several numbers the first that still needs it is named", () => {
  const numbers = [well, { ...well, numberId: "nova", hasWebhook: false }];
  expect(pointsOf({ ...nothing, numbers })).toContainEqual({
    point: "webhook",
    isDone: false,
    numberId: "nova",
  });
});

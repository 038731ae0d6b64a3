import { expect, test } from "vitest";
import { isWindowOpen, windowClosesAt, windowOpensAfter } from "./service-window";

const lastCustomerMessageAt = new Date("2026-11-21T14:32:00.000Z");
const closes = new Date("2026-11-22T14:32:00.000Z");

test("the window closes 24 hours after the customer's last message, to the millisecond", () => {
  expect(windowClosesAt(lastCustomerMessageAt)).toEqual(closes);
  expect(isWindowOpen({ lastCustomerMessageAt }, new Date(closes.getTime() - 1))).toBe(true);
  expect(isWindowOpen({ lastCustomerMessageAt }, closes)).toBe(false);
});

test("a customer who never wrote has no window", () => {
  expect(windowClosesAt(null)).toBeNull();
  expect(isWindowOpen({ lastCustomerMessageAt: null }, closes)).toBe(false);
});

test("the earliest message that keeps a window open is later than 24 hours ago", () => {
  expect(windowOpensAfter(closes)).toEqual(lastCustomerMessageAt);
});

import { expect, test } from "vitest";
import { daysBetween, splitMinutes } from "./day";

const time = (iso: string) => Date.parse(iso);

test("the day changes at midnight of the workspace and not of the reader", () => {
  const before = time("2026-11-22T22:30:00Z");
  const after = time("2026-11-22T23:30:00Z");
  expect(daysBetween(before, after, "Europe/Brussels")).toBe(1);
  expect(daysBetween(before, after, "America/Sao_Paulo")).toBe(0);
});

test("a day of 23 or 25 hours is still one day", () => {
  expect(daysBetween(time("2026-03-28T12:00:00Z"), time("2026-03-29T12:00:00Z"), "Europe/Brussels")).toBe(1);
  expect(daysBetween(time("2026-10-26T12:00:00Z"), time("2026-10-25T12:00:00Z"), "Europe/Brussels")).toBe(-1);
});

test("time left is said in days only when there are two or more", () => {
  expect(splitMinutes(72)).toEqual({ days: 0, hours: 1, minutes: 12 });
  expect(splitMinutes(1500)).toEqual({ days: 0, hours: 25, minutes: 0 });
  expect(splitMinutes(2940)).toEqual({ days: 2, hours: 1, minutes: 0 });
});

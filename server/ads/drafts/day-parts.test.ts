import { expect, test } from "vitest";
import { dayPartsOf } from "./day-parts";
import { blankForm } from "./schemas";

const hoursOf = (day: number, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => day * 24 + from + at);
const parts = (hours: number[]) =>
  dayPartsOf({ ...blankForm, hasHours: true, hours, hoursZone: "ADVERTISER" });

test("days with the same hours are one part, and a break at noon makes two", () => {
  const hours = [1, 2].flatMap((day) => [...hoursOf(day, 8, 12), ...hoursOf(day, 14, 18)]);
  expect(parts([...hours, ...hoursOf(0, 20, 24)])).toEqual([
    { startMinute: 1200, endMinute: 1440, days: [0], zone: "ADVERTISER" },
    { startMinute: 480, endMinute: 720, days: [1, 2], zone: "ADVERTISER" },
    { startMinute: 840, endMinute: 1080, days: [1, 2], zone: "ADVERTISER" },
  ]);
});

test("the whole week, like none of it, is no schedule at all", () => {
  const week = [0, 1, 2, 3, 4, 5, 6].flatMap((day) => hoursOf(day, 0, 24));
  expect(parts(week)).toEqual([]);
  expect(parts([])).toEqual([]);
  expect(dayPartsOf({ ...blankForm, hasHours: false, hours: hoursOf(1, 8, 9) })).toEqual([]);
});

test("hours by the viewer's clock are said to be so", () => {
  const [part] = dayPartsOf({ ...blankForm, hasHours: true, hours: [32], hoursZone: "USER" });
  expect(part).toEqual({ startMinute: 480, endMinute: 540, days: [1], zone: "USER" });
});

import { expect, test } from "vitest";
import { hoursBetween, openHours } from "./open-hours";

const closed = [[], [], [], [], [], [], []];

test("only whole hours in which somebody is there are taken, Monday being day 1 at Meta", () => {
  const monday = [{ opensAt: "08:30", closesAt: "11:45" }];
  expect(openHours([monday, ...closed.slice(1)])).toEqual([33, 34]);
});

test("Sunday is day 0, and what reaches beyond midnight ends there", () => {
  const late = [{ opensAt: "22:00", closesAt: "02:00" }];
  expect(openHours([...closed.slice(1), late])).toEqual([22, 23]);
  expect(openHours([...closed.slice(1), [{ opensAt: "00:00", closesAt: "24:00" }]])).toHaveLength(24);
});

test("hours that overlap are chosen once, and less than an hour is none", () => {
  const twice = [
    { opensAt: "08:00", closesAt: "10:00" },
    { opensAt: "09:00", closesAt: "11:00" },
    { opensAt: "13:10", closesAt: "13:50" },
  ];
  expect(openHours([twice, ...closed.slice(1)])).toEqual([32, 33, 34]);
  expect(hoursBetween([2, 1], 8, 9)).toEqual([32, 56]);
});

import { expect, test } from "vitest";
import { choiceOf, lastMonths, monthIn, periodOfMonth } from "./months";

test("a month begins where the account is, and not in Greenwich", () => {
  const now = new Date("2026-10-31T23:30:00Z");
  expect(monthIn("Europe/Brussels", now)).toBe("2026-11");
  expect(monthIn("America/Bogota", now)).toBe("2026-10");
});

test("thirteen months lead back over the turn of the year", () => {
  const months = lastMonths("2026-02");
  expect(months.slice(0, 3)).toEqual(["2026-02", "2026-01", "2025-12"]);
  expect(months.at(-1)).toBe("2025-02");
});

test("an address with a bad word leads to the first account and its month of today", () => {
  const accounts = [
    { id: "luna", timeZone: "Europe/Brussels" },
    { id: "nova", timeZone: "America/Bogota" },
  ];
  const now = new Date("2026-11-01T01:00:00Z");
  expect(choiceOf(accounts, { account: "nobody", month: "soon" }, now)).toMatchObject({
    account: accounts[0],
    month: "2026-11",
  });
  expect(choiceOf(accounts, { account: "nova", month: ["2026-09", "2026-08"] }, now)).toMatchObject({
    account: accounts[1],
    month: "2026-10",
  });
  expect(choiceOf(accounts, { account: "nova", month: "2026-09" }, now).month).toBe("2026-09");
});

test("last month stays last month in an address, and is the month before the account's own", () => {
  const accounts = [{ id: "nova", timeZone: "America/Bogota" }];
  const now = new Date("2026-11-01T01:00:00Z");
  expect(choiceOf(accounts, { month: "lastMonth" }, now)).toMatchObject({
    month: "2026-09",
    chosen: "lastMonth",
  });
  expect(choiceOf(accounts, { month: "thisMonth" }, now).month).toBe("2026-10");
  expect(periodOfMonth("lastMonth")).toBe("lastMonth");
  expect(periodOfMonth("2028-02")).toBe("2028-02-01..2028-02-29");
});

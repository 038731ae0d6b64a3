import { expect, test } from "vitest";
import { timeZoneOf } from "./time-zones";

test.each([
  ["1", "America/Los_Angeles"],
  ["7", "America/New_York"],
  ["18", "Europe/Brussels"],
  ["43", "America/Bogota"],
  ["55", "Europe/Madrid"],
  ["71", "Asia/Kolkata"],
  ["125", "Asia/Kamchatka"],
])("Meta's %s is %s", (id, zone) => {
  expect(timeZoneOf(id)).toBe(zone);
});

test("a number that is not known for certain is no time zone", () => {
  for (const id of [undefined, "", "0", "126", "400", "-1", "1.5", "Europe/Brussels"])
    expect(timeZoneOf(id)).toBeUndefined();
});

test("each is a zone this machine knows how to reckon with", () => {
  for (let id = 1; id <= 125; id++) {
    const timeZone = timeZoneOf(String(id));
    expect(() => new Intl.DateTimeFormat("en", { timeZone }), timeZone).not.toThrow();
  }
});

import { expect, test } from "vitest";
import { RelativeTime } from "./relative-time";
import { draw } from "./testing";

const says = (iso: string, locale: "en" | "fr" | "nl" = "en") =>
  draw(<RelativeTime at={new Date(iso)} />, { locale }).text;

test("a moment is as short as a list needs", () => {
  expect(says("2026-11-22T12:19:40Z")).toBe("now");
  expect(says("2026-11-22T12:08:00Z")).toBe("12 min");
  expect(says("2026-11-22T07:05:00Z")).toBe("08:05");
  expect(says("2026-11-21T22:59:00Z")).toBe("yesterday");
  expect(says("2026-11-17T10:00:00Z")).toBe("Tue");
  expect(says("2026-10-02T10:00:00Z")).toBe("Oct 2");
  expect(says("2025-10-02T10:00:00Z")).toBe("Oct 2, 2025");
});

test("the first minutes after midnight of the workspace are today", () => {
  expect(says("2026-11-21T23:01:00Z")).toBe("00:01");
});

test("what has just happened is now, also when the clock of the page is a little behind", () => {
  expect(says("2026-11-22T12:20:09Z")).toBe("now");
});

test("it is exact on hover", () => {
  const { html } = draw(<RelativeTime at={new Date("2026-11-21T22:59:00Z")} />, { locale: "nl" });
  expect(html).toContain("zaterdag 21 november 2026");
  expect(html).toContain("23:59");
  expect(says("2026-11-22T12:19:40Z", "fr")).toBe("à l’instant");
});

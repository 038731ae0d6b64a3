import { expect, test } from "vitest";
import { type Price, Tag } from "./tag";
import { draw } from "./testing";

const says = (price: Price, locale: "en" | "fr" | "nl" = "en") =>
  draw(<Tag price={price} />, { locale }).text;
const amount = { micros: 17_100n, currency: "EUR" };

test("the tag says what a message costs, before and after", () => {
  expect(says({ kind: "free", until: new Date("2026-11-22T13:32:00Z") })).toBe("free until 14:32");
  expect(says({ kind: "free" })).toBe("free");
  expect(says({ kind: "price", amount })).toBe("€ 0.0171");
  expect(says({ kind: "estimate", amount })).toBe("about € 0.0171");
  expect(says({ kind: "allowance", left: 412, of: 1000 })).toBe("free · 412 of 1,000 left");
  expect(says({ kind: "unknown" })).toBe("price not known");
});

test("in French and Dutch too", () => {
  expect(says({ kind: "allowance", left: 412, of: 1000 }, "fr")).toBe("gratuit · encore 412 sur 1 000");
  expect(says({ kind: "price", amount }, "fr")).toBe("0,0171 €");
  expect(says({ kind: "free", until: new Date("2026-11-23T13:32:00Z") }, "nl")).toBe("gratis tot ma 14:32");
});

import { expect, test } from "vitest";
import { decimalOf } from "./decimal-of";

test.each([
  ["1204.50", "1204.50"],
  ["1,204.50", "1204.50"],
  ["1 204,50", "1204.50"],
  ["1.204,5", "1204.5"],
  ["1.204", "1204"],
  ["12", "12"],
  ["0,000001", "0.000001"],
])("an invoice of %s says %s", (typed, decimal) => {
  expect(decimalOf(typed)).toBe(decimal);
});

test.each(["", "abc", "-3", "12,5,", "1e9", "€ 5"])("%j is no amount", (typed) => {
  expect(decimalOf(typed)).toBeUndefined();
});

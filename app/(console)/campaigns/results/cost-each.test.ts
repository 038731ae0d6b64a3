import { expect, test } from "vitest";
import { costEach } from "./cost-each";

test("a cost is written to the cent, and one of less than a unit to its hundredth", () => {
  expect(costEach(10_000_000n, 3)).toBe(3_330_000n);
  expect(costEach(20_000_000n, 3)).toBe(6_670_000n);
  expect(costEach(1_000_000n, 3)).toBe(333_300n);
});

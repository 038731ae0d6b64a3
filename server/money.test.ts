import fc from "fast-check";
import { expect, test } from "vitest";
import { costEach, costPer, decimal, decimalsFor, formatMoney } from "./money";

const euro = (micros: bigint) => ({ micros, currency: "EUR" });
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test("a price keeps as many decimals as it takes to be true", () => {
  expect(plain(formatMoney(euro(17_100n), "en"))).toBe("€ 0.0171");
  expect(plain(formatMoney(euro(12_500_000n), "en"))).toBe("€ 12.50");
  expect(plain(formatMoney(euro(1n), "en"))).toBe("€ 0.000001");
  expect(plain(formatMoney(euro(0n), "en"))).toBe("€ 0.00");
});

test("each language writes it its own way", () => {
  expect(plain(formatMoney(euro(1_234_017_100n), "fr"))).toBe("1 234,0171 €");
  expect(plain(formatMoney(euro(1_234_017_100n), "nl"))).toBe("€ 1.234,0171");
});

test("a currency without cents is written without them", () => {
  expect(plain(formatMoney({ micros: 3_000_000n, currency: "JPY" }, "en"))).toBe("¥ 3");
});

test("what is given back is less than nothing", () => {
  expect(plain(formatMoney(euro(-17_100n), "en"))).toBe("-€ 0.0171");
});

test("sums beyond what a floating number holds stay exact", () => {
  expect(plain(formatMoney(euro(9_007_199_254_740_993_000_001n), "nl"))).toBe(
    "€ 9.007.199.254.740.993,000001",
  );
});

test("the decimal is the same amount as the micros", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (micros) => {
      const text = decimal(micros);
      const back = BigInt(text.replace(".", ""));
      expect(back).toBe(micros);
      expect(text).toMatch(/^-?\d+\.\d{6}$/);
    }),
  );
});

test("a column of amounts has as many decimals as the one that needs most", () => {
  const amounts = [17_100n, 2_500_000n, -1_784_000n];
  expect(decimalsFor(amounts)).toBe(4);
  expect(plain(formatMoney(euro(2_500_000n), "fr", decimalsFor(amounts)))).toBe("2,5000 €");
  expect(plain(formatMoney({ micros: 3_000_000n, currency: "JPY" }, "en", decimalsFor([3_000_000n])))).toBe(
    "¥ 3",
  );
});

test.each([
  [900_000n, 4, 225_000n],
  [1_000_000n, 3, 333_300n],
  [2_000_000n, 3, 666_700n],
  [0n, 5, 0n],
])("%i millionths over %i are %i each, to the ten-thousandth", (micros, count, each) => {
  expect(costPer(micros, count)).toBe(each);
});

test("a cost is written to the cent, and one of less than a unit to its hundredth", () => {
  expect(costEach(10_000_000n, 3)).toBe(3_330_000n);
  expect(costEach(20_000_000n, 3)).toBe(6_670_000n);
  expect(costEach(1_000_000n, 3)).toBe(333_300n);
});

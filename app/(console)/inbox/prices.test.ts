import { expect, test } from "vitest";
import { priceOfMessage, priceOfQuote } from "./prices";

const sent = { status: "sent", charge: null, quotedMicros: 17_100n, quotedCurrency: "EUR" } as const;
const charge = {
  messageId: "1",
  amountMicros: 16_000n,
  currency: "EUR",
  basis: "rateCard",
  market: "Belgium",
  category: "utility",
} as const;

test("until Meta says what it cost, a message shows about what was quoted", () => {
  expect(priceOfMessage(sent)).toEqual({ kind: "estimate", amount: { micros: 17_100n, currency: "EUR" } });
});

test("what Meta says takes the place of what was quoted", () => {
  expect(priceOfMessage({ ...sent, charge })).toEqual({
    kind: "price",
    amount: { micros: 16_000n, currency: "EUR" },
  });
  expect(priceOfMessage({ ...sent, charge: { ...charge, amountMicros: 0n } })).toEqual({ kind: "free" });
});

test("a price that nobody knows is never shown as nothing", () => {
  expect(priceOfMessage({ ...sent, charge: { ...charge, amountMicros: null } })).toEqual({ kind: "unknown" });
});

test("a message that failed has no price", () => {
  expect(priceOfMessage({ ...sent, status: "failed" })).toBeUndefined();
});

const windowClosesAt = new Date("2026-11-23T14:32:00Z");
const quote = {
  amountMicros: 17_100n,
  currency: "EUR",
  isFree: false,
  validUntil: windowClosesAt,
  market: "Belgium",
  windowClosesAt,
  isWindowOpen: true,
};

test("the composer says why an answer is free and how long", () => {
  const free = { ...quote, amountMicros: 0n, isFree: true };
  const until = new Date("2026-11-25T10:00:00Z");
  expect(priceOfQuote({ ...free, freeReason: "allowance", freeLeft: 412, freeTotal: 1000 }, null)).toEqual({
    kind: "allowance",
    left: 412,
    of: 1000,
  });
  expect(priceOfQuote({ ...free, freeReason: "entryPoint" }, until)).toEqual({ kind: "free", until });
  expect(priceOfQuote({ ...free, freeReason: "window" }, null)).toEqual({
    kind: "free",
    until: windowClosesAt,
  });
});

test("without a price list the composer does not guess", () => {
  expect(priceOfQuote({ ...quote, amountMicros: null }, null)).toEqual({ kind: "unknown" });
});

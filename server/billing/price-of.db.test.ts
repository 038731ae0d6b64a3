import { beforeAll, describe, expect, test } from "vitest";
import { createWorkspace } from "@/db/factories";
import { inTransaction, systemCtx } from "@/server/context";
import { countryOf, marketOf } from "./market-of";
import { type PriceBook, priceBook } from "./price-book";
import { priceOf } from "./price-of";
import { bandAt, bandsOf, cardOn } from "./rate-card";
import { regimeOf } from "./regime-of";

let book: PriceBook;
beforeAll(async () => {
  const luna = await createWorkspace();
  book = await inTransaction(systemCtx(luna.id), priceBook);
});

describe("a number is priced as", () => {
  test.each([
    ["34600111222", "2026-11-22", "Spain"],
    ["15550783881", "2026-11-22", "North America"],
    ["14165550123", "2026-11-22", "North America"],
    // The Dominican Republic, Jamaica and Puerto Rico share +1 and belong to Latin America.
    ["18095550123", "2026-11-22", "Rest of Latin America"],
    ["18295550123", "2026-11-22", "Rest of Latin America"],
    ["18765550123", "2026-11-22", "Rest of Latin America"],
    ["17875550123", "2026-11-22", "Rest of Latin America"],
    // The rest of the Caribbean is in no list of Meta's.
    ["12425550123", "2026-11-22", "Other"],
    ["18685550123", "2026-11-22", "Other"],
    ["16715550123", "2026-11-22", "Other"],
    ["79161234567", "2026-11-22", "Russia"],
    ["77011234567", "2026-11-22", "Kazakhstan"],
    ["76011234567", "2026-10-01", "Kazakhstan"],
    ["77011234567", "2026-09-30", "Other"],
    ["380501234567", "2026-09-30", "Rest of Central & Eastern Europe"],
    ["380501234567", "2026-10-01", "Ukraine"],
    ["85291234567", "2026-06-30", "Rest of Asia Pacific"],
    ["85291234567", "2026-07-01", "Hong Kong"],
    ["263771234567", "2025-09-30", "Other"],
    ["263771234567", "2025-10-01", "Rest of Africa"],
    ["821012345678", "2026-11-22", "Other"],
    ["3726001234", "2026-11-22", "Other"],
    ["447911123456", "2026-11-22", "United Kingdom"],
    ["447797712345", "2026-11-22", "United Kingdom"],
    ["34600111222", "2019-01-01", "Spain"],
  ])("%s on %s: %s", (waId, day, market) => {
    expect(marketOf(book.markets, { waId }, day)).toBe(market);
  });
});

describe("a user id without a number is priced by its country:", () => {
  test.each([
    ["US.13491208655302741918", "North America"],
    ["KZ.1", "Kazakhstan"],
    ["RU.1", "Russia"],
    ["DO.1", "Rest of Latin America"],
    ["BS.1", "Other"],
    ["EE.1", "Other"],
    ["JE.1", "United Kingdom"],
    ["BE.1", "Rest of Western Europe"],
    ["ZZ.1", "Other"],
    ["nonsense", "Other"],
  ])("%s: %s", (userId, market) => {
    expect(marketOf(book.markets, { userId }, "2026-11-22")).toBe(market);
  });
});

test("a customer's country is finer than the market", () => {
  expect(countryOf({ waId: "14165550123" })).toBe("CA");
  expect(countryOf({ waId: "77011234567" })).toBe("KZ");
  expect(countryOf({ userId: "BE.1" })).toBe("BE");
  expect(countryOf({})).toBeNull();
});

test("nobody at all is priced as everybody else", () => {
  expect(marketOf(book.markets, {}, "2026-11-22")).toBe("Other");
});

test("the rules are those of the day of delivery, unless Meta says that it billed a conversation", () => {
  const on = (day: string, model?: string) => regimeOf(book.regimes, day, model)?.regime;
  expect(on("2017-01-01")).toBe("2018");
  expect(on("2022-01-31")).toBe("2018");
  expect(on("2025-06-30")).toBe("conversation-2022");
  expect(on("2025-07-01")).toBe("pmp-2025-07");
  expect(on("2026-09-30")).toBe("pmp-2025-07");
  expect(on("2026-10-01")).toBe("pmp-2026-10");
  expect(on("2026-10-01", "CBP")).toBe("conversation-2022");
});

type Case = [
  what: string,
  message: {
    day: string;
    market: string;
    category: string;
    type?: string;
    place?: number;
    currency?: string;
  },
  amountMicros: bigint | null,
  basis: string,
];

describe("one delivered message costs", () => {
  test.each<Case>([
    ["utility", { day: "2026-11-22", market: "Spain", category: "utility" }, 20_000n, "rateCard"],
    ["marketing", { day: "2026-11-22", market: "Netherlands", category: "marketing" }, 159_700n, "rateCard"],
    [
      "the price before October",
      { day: "2026-09-30", market: "Peru", category: "utility" },
      20_000n,
      "rateCard",
    ],
    [
      "the price since October",
      { day: "2026-10-01", market: "Peru", category: "utility" },
      30_000n,
      "rateCard",
    ],
    [
      "a market's price from its first day",
      { day: "2026-10-01", market: "Ukraine", category: "utility" },
      29_800n,
      "rateCard",
    ],
    [
      "no price of a market before it was one",
      { day: "2026-09-30", market: "Ukraine", category: "utility" },
      null,
      "noRate",
    ],
    [
      "a service message in the allowance",
      { day: "2026-11-22", market: "Spain", category: "service", place: 1000 },
      0n,
      "allowance",
    ],
    [
      "a service message beyond it",
      { day: "2026-11-22", market: "Spain", category: "service" },
      20_000n,
      "rateCard",
    ],
    [
      "a service message before October",
      { day: "2026-08-01", market: "Spain", category: "service" },
      0n,
      "rateCard",
    ],
    [
      "nothing in the window, if Meta says so",
      { day: "2026-08-01", market: "Spain", category: "utility", type: "free_customer_service" },
      0n,
      "window",
    ],
    [
      "nothing after an ad",
      { day: "2026-11-22", market: "Spain", category: "marketing", type: "free_entry_point" },
      0n,
      "entryPoint",
    ],
    [
      "the smallest price, exactly",
      { day: "2026-11-22", market: "Colombia", category: "utility" },
      800n,
      "rateCard",
    ],
    [
      "a code to a market with its own price for those from abroad",
      { day: "2026-11-22", market: "India", category: "authentication-international" },
      30_400n,
      "rateCard",
    ],
    [
      "the first band, since nobody tells which",
      { day: "2026-11-22", market: "Rest of Africa", category: "utility" },
      4000n,
      "rateCard",
    ],
    [
      "unknown before the first list",
      { day: "2026-06-30", market: "Spain", category: "utility" },
      null,
      "noRate",
    ],
    [
      "unknown in another currency",
      { day: "2026-11-22", market: "Spain", category: "utility", currency: "EUR" },
      null,
      "noRate",
    ],
    [
      "unknown for a category that is new",
      { day: "2026-11-22", market: "Spain", category: "carrier_pigeon" },
      null,
      "noRate",
    ],
    [
      "unknown for an answer of 2019",
      { day: "2019-05-01", market: "Spain", category: "utility" },
      null,
      "noRate",
    ],
  ])("%s", (_, { day, market, category, type = "regular", place, currency = "USD" }, amountMicros, basis) => {
    const regime = regimeOf(book.regimes, day);
    expect(
      priceOf(cardOn(book.cards, currency, day), {
        regime,
        pricingType: type,
        category,
        market,
        allowancePosition: place ?? null,
      }),
    ).toMatchObject({ amountMicros, basis });
  });
});

const october = () => cardOn(book.cards, "USD", "2026-10-01");

test("the October list prices service as utility in every market", () => {
  const service = [...(october()?.bands ?? [])].filter(([key]) => key.endsWith("|service"));
  expect(service).toHaveLength(47);
  for (const [key, [band]] of service) {
    const [market = ""] = key.split("|");
    expect([market, bandsOf(october(), market, "utility")[0]?.amountMicros]).toEqual([
      market,
      band?.amountMicros,
    ]);
  }
});

test("every market a number can fall in has a price today", () => {
  const current = book.markets.filter(({ validTo }) => validTo === null).map(({ market }) => market);
  expect(
    [...new Set(current)].filter((market) => bandsOf(october(), market, "utility").length === 0),
  ).toEqual([]);
});

test("a list of list rates does not tell where volume makes it cheaper, so its price is an upper bound", () => {
  const regime = regimeOf(book.regimes, "2026-11-22");
  const priced = (market: string, category: string) =>
    priceOf(october(), { regime, pricingType: "regular", category, market, allowancePosition: null });
  expect(priced("Spain", "utility")).toMatchObject({ isUpperBound: true });
  expect(priced("Spain", "marketing")).toMatchObject({ isUpperBound: false });
  expect(priced("Spain", "service")).toMatchObject({ isUpperBound: false });
  expect(priced("Rest of Africa", "utility")).toMatchObject({ isUpperBound: false });
});

test.each([
  [1, 4000n],
  [100_000, 4000n],
  [100_001, 3800n],
  [1_000_000, 3800n],
  [1_000_001, 3600n],
  [40_000_001, 3200n],
  [80_000_000, 3200n],
  [80_000_001, 3000n],
  [900_000_000, 3000n],
])("utility message %i of a month to the rest of Africa costs %i millionths", (position, micros) => {
  expect(bandAt(bandsOf(october(), "Rest of Africa", "utility"), position)?.amountMicros).toBe(micros);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { costOf } from "./late-costs";
import { type Counted2018, sumOf2018 } from "./rule-of-2018";
import { kinds2018 } from "./schemas";
import { whatItWouldHaveCost2018 } from "./testing-rule";

const rates = new Map([
  ["ES", 50_000n],
  ["IN", 5_000n],
]);
const wrote = new Date("2026-11-01T12:00:00Z");

describe("under the rule of 2018", () => {
  test.each([
    ["an answer at once", "ES", "2026-11-01T12:00:00Z", 0n, "inTime"],
    ["an answer after exactly 24 hours", "ES", "2026-11-02T12:00:00Z", 0n, "inTime"],
    ["an answer a second later", "ES", "2026-11-02T12:00:01Z", 50_000n, "late"],
    ["a late answer to India", "IN", "2026-11-05T12:00:00Z", 5_000n, "late"],
    ["a late answer to a country without a price", "FR", "2026-11-05T12:00:00Z", null, "noRate"],
    ["an answer in time to such a country", "FR", "2026-11-01T13:00:00Z", 0n, "inTime"],
    ["a late answer to nobody knows where", null, "2026-11-05T12:00:00Z", null, "noRate"],
  ])("%s", (_, country, sentAt, micros, why) => {
    const message = { country, sentAt: new Date(sentAt), customerWroteAt: wrote };
    expect(whatItWouldHaveCost2018(message, rates)).toEqual({ micros, why });
  });

  test("a message nobody had asked for costs the price of its country", () => {
    const message = { country: "ES", sentAt: wrote, customerWroteAt: null };
    expect(whatItWouldHaveCost2018(message, rates)).toEqual({ micros: 50_000n, why: "unasked" });
  });

  test("the clocks' change is no hour more and no hour less", () => {
    const message = {
      country: "ES",
      customerWroteAt: new Date("2026-10-24T12:00:00+02:00"),
      sentAt: new Date("2026-10-25T11:00:00+01:00"),
    };
    expect(whatItWouldHaveCost2018(message, rates)).toMatchObject({ why: "inTime" });
  });

  const messages = fc.array(
    fc.record({
      country: fc.constantFrom("ES", "IN", "FR", null),
      sentAt: fc.date({ min: wrote, max: new Date("2026-11-05"), noInvalidDate: true }),
      customerWroteAt: fc.constantFrom(wrote, null),
    }),
  );

  test("a month is the sum of its parts, however it is cut, and what is unknown is counted and not guessed", () => {
    const counted = fc.record({
      country: fc.constantFrom("ES", "IN", "FR", null),
      kind: fc.constantFrom(...kinds2018),
      messages: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(counted), fc.nat(), (all, at) => {
        const cut = all.length ? at % all.length : 0;
        const [whole, one, two] = [all, all.slice(0, cut), all.slice(cut)].map((of) => sumOf2018(of, rates));
        for (const figure of ["messages", "unpriced", ...kinds2018] as const)
          expect(whole![figure]).toBe(one![figure] + two![figure]);
        expect(whole!.micros).toBe(one!.micros + two!.micros);
      }),
    );
  });

  test("a month costs what its messages cost one by one", () => {
    fc.assert(
      fc.property(messages, (all) => {
        const costs = all.map((message) => ({
          country: message.country,
          ...whatItWouldHaveCost2018(message, rates),
          isAsked: message.customerWroteAt !== null,
        }));
        const counted = costs.map(({ country, why, isAsked }): Counted2018 => {
          const kind = why === "noRate" ? (isAsked ? "late" : "unasked") : why;
          return { country, kind, messages: 1 };
        });
        const sum = sumOf2018(counted, rates);
        expect(sum.micros).toBe(costs.reduce((total, { micros }) => total + (micros ?? 0n), 0n));
        expect(sum.unpriced).toBe(costs.filter(({ micros }) => micros === null).length);
      }),
    );
  });
});

const day = "2026-10-01";
const known = (freeInWindow: string[]) => ({
  book: {
    regimes: [{ regime: "pmp-2026-10", effectiveFrom: day, freeInWindow, freeServicePerMonth: 1000 }],
    cards: [
      {
        ...{ id: "card", isOwn: false, currency: "USD", effectiveFrom: day, version: 1 },
        bands: new Map([
          ["Spain|service", [{ tierFrom: 1, tierTo: null, amountMicros: 20_000n, edgesKnown: true }]],
        ]),
      },
    ],
  },
  eras: [{ firstDay: day, isServiceFree: freeInWindow.includes("service"), freePerMonth: 1000 }],
  launchRates: rates,
});
const late = {
  ...{ isFromApp: false, market: "Spain", category: "marketing", currency: "USD", country: "ES" },
  ...{ era: 0, hasPlace: false, wasInTime: false },
};

test.each([
  ["inside the free answers", { hasPlace: true }, known([]), 0n, 70_000n],
  ["beyond them", {}, known([]), 20_000n, 50_000n],
  ["when answers were free", {}, known(["service"]), 0n, 70_000n],
])(
  "a late answer billed as marketing cost that much more than one in time, %s",
  (_, more, prices, inTimeMicros, extraMicros) => {
    expect(costOf({ ...late, ...more }, 70_000n, prices)).toEqual({
      billedMicros: 70_000n,
      inTimeMicros,
      extraMicros,
    });
  },
);

test("what was not billed yet, or has no price, has no difference", () => {
  expect(costOf(late, null, known([]))).toMatchObject({ extraMicros: null });
  expect(costOf({ ...late, market: "Atlantis" }, 1n, known([]))).toMatchObject({ extraMicros: null });
});

test("what is written in the WhatsApp Business app is billed nothing, in time or late", () => {
  const nothing = { billedMicros: 0n, inTimeMicros: 0n, extraMicros: 0n };
  expect(costOf({ ...late, isFromApp: true }, null, known([]))).toEqual(nothing);
});

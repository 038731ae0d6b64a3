import { dayOf } from "../account-clock";
import type { PriceBook } from "../price-book";
import { priceOf } from "../price-of";
import { cardOn } from "../rate-card";
import { regimeOf } from "../regime-of";
import type { LateFact } from "./late-facts";
import { type Cost2018, type LaunchRates, whatItWouldHaveCost2018, whatLateCost } from "./rule-of-2018";

/** A late answer: what it was billed, what it would have cost in time, the difference, and its price of 2018. */
export type LateCost = Omit<LateFact, "charge"> & {
  billedMicros: bigint | null;
  inTimeMicros: bigint | null;
  extraMicros: bigint | null;
  /** In US dollars. */
  under2018: Cost2018;
};

type Known = {
  book: Pick<PriceBook, "cards" | "regimes">;
  /** Service messages delivered by "number month". */
  delivered: ReadonlyMap<string, number>;
  launchRates: LaunchRates;
};

/**
 * Prices late answers, oldest first. What was left of a month's free answers when it ended goes to those who asked first:
 * answered in time, they would have been free.
 */
export function priceLateAnswers(facts: LateFact[], { book, delivered, launchRates }: Known): LateCost[] {
  const taken = new Map<string, number>();

  const takesFreePlace = ({ numberId }: LateFact, month: string, freePerMonth: number): boolean => {
    const key = `${numberId} ${month}`;
    const used = (delivered.get(key) ?? 0) + (taken.get(key) ?? 0);
    if (used >= freePerMonth) return false;
    taken.set(key, (taken.get(key) ?? 0) + 1);
    return true;
  };

  return facts.map(({ charge, ...fact }) => {
    const { country, answeredAt: sentAt, customerWroteAt } = fact;
    const under2018 = whatItWouldHaveCost2018({ country, sentAt, customerWroteAt }, launchRates);
    if (fact.isFromApp) {
      const nothing = { billedMicros: 0n, inTimeMicros: 0n, extraMicros: 0n };
      return { ...fact, ...nothing, under2018: { micros: 0n, why: "inTime" } };
    }
    const currency = charge?.currency ?? fact.currency;
    const billedMicros = charge?.micros ?? null;
    // The customer had written again, so that it was an answer like any other.
    if (charge?.category === "service") {
      const same = {
        billedMicros,
        inTimeMicros: billedMicros,
        extraMicros: billedMicros === null ? null : 0n,
      };
      return { ...fact, currency, ...same, under2018 };
    }
    const askedOn = dayOf(fact.askedAt, fact.timeZone);
    const regime = regimeOf(book.regimes, askedOn);
    const isServiceFree = regime?.freeInWindow.includes("service") ?? false;
    const freePerMonth = regime?.freeServicePerMonth ?? 0;
    const hadFreePlace =
      !isServiceFree && takesFreePlace({ charge, ...fact }, askedOn.slice(0, 7), freePerMonth);
    const answer = { regime, pricingType: "regular", category: "service", allowancePosition: null };
    const { amountMicros: serviceMicros } = charge
      ? priceOf(cardOn(book.cards, currency, askedOn), { ...answer, market: charge.market })
      : { amountMicros: null };
    const cost = whatLateCost({ billedMicros, serviceMicros, isServiceFree, hadFreePlace });
    return { ...fact, currency, ...cost, under2018 };
  });
}

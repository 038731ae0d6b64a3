import { expect, test } from "vitest";
import type { AccountReading, Amount, FunnelFigures } from "@/server/analytics/funnel/funnel-shapes";
import { hasSeveralCurrencies, isUnread } from "./what-is-known";

const paid = (...spend: Amount[]): FunnelFigures => ({
  meta: { spend, impressions: 0, clicks: 0, linkClicks: 0, conversations: 0, firstReplies: 0 },
  ours: null,
  returned: null,
});
const account = (readAt: Date | null): AccountReading => ({
  ...{ adAccountId: "40", name: "Luna Ads", currency: "EUR", timeZone: "Europe/Madrid", today: "2026-11-23" },
  ...{ readAt, sinceDay: null, isPreparing: true, failure: null },
});
const nothing: Amount = { currency: "EUR", micros: 0n };

test("that nothing was spent is said only once every account was read", () => {
  const read = account(new Date());
  expect(isUnread({ total: paid(), accounts: [read, account(null)] })).toBe(true);
  expect(isUnread({ total: paid(), accounts: [read] })).toBe(false);
  expect(isUnread({ total: paid(nothing), accounts: [account(null)] })).toBe(false);
});

test("a day that cost nothing is not a matter of currencies", () => {
  expect(hasSeveralCurrencies(paid(nothing, { currency: "USD", micros: 5n }))).toBe(false);
  expect(hasSeveralCurrencies(paid({ currency: "EUR", micros: 1n }, { currency: "USD", micros: 5n }))).toBe(
    true,
  );
});

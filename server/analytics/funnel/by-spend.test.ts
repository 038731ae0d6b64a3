import { expect, test } from "vitest";
import { bySpend, mostUsedCurrency } from "./by-spend";
import type { FunnelGroupRow } from "./funnel-shapes";

const row = (name: string, spend: Record<string, bigint>, conversations = 0): FunnelGroupRow => ({
  ...{ key: name, name },
  figures: {
    meta: {
      ...{ impressions: 0, clicks: 0, linkClicks: 0, conversations: 0, firstReplies: 0 },
      spend: Object.entries(spend).map(([currency, micros]) => ({ currency, micros })),
    },
    ours: {
      ...{ conversations, fiveMinutes: 0, hour: 0, day: 0, late: 0, waiting: 0 },
      ...{ leads: 0, qualified: 0, orders: 0, revenue: [], messageCost: [], unpriced: 0 },
    },
    returned: null,
  },
});

const rows = [
  row("Tokyo", { JPY: 9_000_000_000n }),
  row("Ghent", { EUR: 20_000_000n }),
  row("Both", { EUR: 30_000_000n, JPY: 1n }),
  row("Lyon", { EUR: 40_000_000n }),
  row("Free", {}, 3),
];

test("yen are not more than euros: within the currency that most were paid in, the dearest comes first", () => {
  expect(mostUsedCurrency(rows)).toBe("EUR");
  expect(bySpend(rows, "EUR").map(({ name }) => name)).toEqual(["Lyon", "Both", "Ghent", "Free", "Tokyo"]);
});

test("the reader may choose another", () => {
  expect(bySpend(rows, "JPY").map(({ name }) => name)).toEqual(["Tokyo", "Both", "Free", "Ghent", "Lyon"]);
});

test("where nothing was paid, what brought the most chats comes first", () => {
  const unpaid = [row("A", {}, 1), row("B", {}, 2)];
  expect(mostUsedCurrency(unpaid)).toBeUndefined();
  expect(bySpend(unpaid, undefined).map(({ name }) => name)).toEqual(["B", "A"]);
});

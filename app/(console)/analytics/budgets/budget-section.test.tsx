import { expect, test } from "vitest";
import { draw } from "@/components/testing";
import { BudgetSection } from "./budget-section";
import type { Budget } from "./use-budgets";

const budget: Budget = {
  id: "0",
  numberId: null,
  numberName: null,
  teamId: null,
  teamName: null,
  campaignId: null,
  campaignName: null,
  isArchived: false,
  currency: "EUR",
  timeZone: "Europe/Brussels",
  month: "2026-11",
  amountMicros: 100_000_000n,
  thresholds: [50, 80],
  stopsMarketing: true,
  spentMicros: 62_500_000n,
  reservedMicros: 1_500_000n,
  unpriced: 0,
  forecast: { isKnown: true, micros: 84_321_987n, days: 28 },
  months: [{ month: "2026-10", amountMicros: 90_000_000n, spentMicros: 95_000_000n }],
};

const shown = (change: Partial<Budget> = {}, locale: "en" | "fr" | "nl" = "en") =>
  draw(<BudgetSection budget={{ ...budget, ...change }} onEdit={() => {}} />, { locale });

test("the month is said in a sentence, with what it may come to to the cent, and how that was worked out", () => {
  const { text } = shown();
  expect(text).toContain(
    "November 2026 has cost € 62.50 of € 100.00 so far. At this pace it ends at about € 84.32.",
  );
  expect(text).toContain("on average in the last 28 days");
  expect(text).toContain(
    "Owners and finance are told at 50 %, 80 %. Marketing templates stop when it is used up.",
  );
  expect(text).toContain("62 % of the budget is spent");
  expect(text).toContain("Expected at the end€ 84.32");
  expect(text).toContain("Left€ 36.00");
});

test("in each language it says all of it", () => {
  expect(shown({}, "fr").text).toContain(
    "En novembre 2026, 62,50 € dépensés sur 100,00 € jusqu’ici. À ce rythme, le mois finira à environ 84,32 €.",
  );
  expect(shown({}, "nl").text).toContain("In dit tempo eindigt de maand op ongeveer € 84,32.");
});

test("a month that will cost more than the budget is said to", () => {
  const forecast = { isKnown: true, micros: 140_000_000n, days: 9 } as const;
  expect(shown({ forecast }).text).toContain("about € 140.00, which is more than the budget");
});

test("with too little to go by, it says from when there will be enough", () => {
  const { text } = shown({ forecast: { isKnown: false, readyOn: "2026-11-24" } });
  expect(text).toContain("From Tuesday, November 24 on there are seven whole days to go by.");
  expect(text).toContain("Expected at the endNot known yet");
  expect(text).not.toContain("At this pace");
});

test("what is used up says that marketing is refused, but only where it is", () => {
  const spentMicros = 98_500_000n;
  expect(shown({ spentMicros }).text).toContain("It is used up: marketing templates are refused");
  expect(shown({ spentMicros, stopsMarketing: false }).text).not.toContain("refused");
  expect(shown({ spentMicros: 130_000_000n }).text).toContain("Over the budget€ 31.50");
});

test("who may only read has nothing to press but the months before", () => {
  const { html } = draw(<BudgetSection budget={budget} onEdit={undefined} />);
  expect(html.match(/<button/g)).toHaveLength(1);
});

test("a team's budget says whose messages it counts, and that an archived team is", () => {
  const team = { teamId: "1", teamName: "Ventes" };
  expect(shown(team, "fr").text).toContain("Équipe Ventes, en EUR");
  expect(shown(team).text).toContain("Counts what the team’s people write");
  expect(shown(team).text).not.toContain("is archived");
  expect(shown({ ...team, isArchived: true }).text).toContain("The team is archived");
});

test("a campaign's budget says which customers it counts", () => {
  const { text } = shown({ campaignId: "1", campaignName: "Winter" });
  expect(text).toContain("Campaign Winter, in EUR");
  expect(text).toContain("Counts messages to customers who had last come by one of its ads");
});

import { expect, test } from "vitest";
import { countOf2018 } from "@/server/analytics/count-of-2018";
import { dayOf } from "../account-clock";
import { lateReport } from "./late-report";
import type { LateMoney } from "./late-sums";
import { listLateAnswers } from "./list-late-answers";
import type { LateReportInput } from "./schemas";
import { createLateShop } from "./testing";
import { dice } from "./testing-dice";

const service = 20_000n;
const late = 86_400;

type Told = {
  askedAt: Date;
  numberId: string;
  country: string | null;
  category: string;
  micros: bigint | null;
  isCharged: boolean;
};

/** Who asked first has what is left of a month's free answers; in time it would have cost nothing before October 2026. */
function oneByOne(answers: Told[], delivered: Map<string, number>): Map<Told, bigint | null> {
  const used = new Map(delivered);
  const inTime = new Map<Told, bigint | null>();
  for (const answer of answers.toSorted((a, b) => a.askedAt.getTime() - b.askedAt.getTime())) {
    const day = dayOf(answer.askedAt, "Europe/Madrid");
    const place = `${answer.numberId} ${day.slice(0, 7)}`;
    const soFar = used.get(place) ?? 0;
    if (answer.isCharged && answer.category === "service") inTime.set(answer, answer.micros);
    else if (day < "2026-10-01") inTime.set(answer, 0n);
    else if (soFar < 1000) {
      used.set(place, soFar + 1);
      inTime.set(answer, 0n);
    } else inTime.set(answer, answer.isCharged ? service : null);
  }
  return inTime;
}

test.each([1, 2, 3])("late answers cost what they cost one by one, by a second way (%i)", async (seed) => {
  const roll = dice(seed);
  const pick = <T>(from: T[]) => from[roll(from.length)]!;
  const shop = await createLateShop();
  const other = await shop.openNumber();
  const numberIds = [shop.number.id, other.id];
  const delivered = new Map([
    [`${shop.number.id} 2026-10`, 990 + roll(12)],
    [`${shop.number.id} 2026-11`, 995],
  ]);
  for (const [place, count] of delivered) await shop.delivered(place.split(" ")[1]!, count);
  const customers = [];
  for (const numberId of numberIds)
    for (const country of ["ES", "IN"]) customers.push(await shop.customer(country, numberId));

  const answers: Told[] = [];
  for (let nth = 0; nth < 60; nth++) {
    const customer = pick(customers);
    const askedAt = new Date(Date.parse("2026-09-20T00:00:00Z") + roll(56 * 86_400) * 1000);
    const [category, micros] = [pick(["utility", "marketing", "service"]), pick([service, 70_000n, null])];
    const isCharged = roll(5) > 0;
    await shop.answered(customer, askedAt, late + 1 + roll(late), isCharged ? { category, micros } : null);
    const { numberId, country } = customer;
    answers.push({ askedAt, numberId, country, category, micros: isCharged ? micros : null, isCharged });
  }

  const inTime = oneByOne(answers, delivered);
  for (const period of [
    { from: "2026-09-01", to: "2026-11-30" },
    { from: "2026-10-10", to: "2026-10-31" },
    { from: "2026-09-30", to: "2026-10-01" },
  ]) {
    const filters = {
      ...(roll(2) && { countries: ["ES"] }),
      ...(roll(2) && { numberIds: [pick(numberIds)] }),
    };
    const input: LateReportInput = { period, filters, groupBy: "month" };
    const { total, groups, timeZone } = await lateReport(shop.finance, input, countOf2018);
    const meant = answers.filter(({ askedAt, numberId, country }) => {
      const day = dayOf(askedAt, timeZone);
      const isNumber = !filters.numberIds || filters.numberIds.includes(numberId);
      return day >= period.from && day <= period.to && isNumber && (!filters.countries || country === "ES");
    });
    const known = meant.filter((one) => one.micros !== null && inTime.get(one) !== null);
    const sum = (of: (one: Told) => bigint) => known.reduce((all, one) => all + of(one), 0n);
    const billedMicros = sum(({ micros }) => micros!);
    const inTimeMicros = sum((one) => inTime.get(one)!);
    const money: LateMoney[] = [
      { currency: "USD", billedMicros, inTimeMicros, extraMicros: billedMicros - inTimeMicros },
    ];
    expect(total).toMatchObject({
      late: meant.length,
      unknown: meant.length - known.length,
      money: known.length > 0 ? money : [],
    });
    expect(groups.reduce((all, { figures }) => all + figures.late, 0)).toBe(total.late);
    const { items } = await listLateAnswers(shop.finance, { period, filters });
    expect(items.map(({ billedMicros, inTimeMicros }) => [billedMicros, inTimeMicros])).toEqual(
      meant
        .toSorted((a, b) => b.askedAt.getTime() - a.askedAt.getTime())
        .slice(0, 50)
        .map((one) => [one.micros, inTime.get(one)]),
    );
  }
});

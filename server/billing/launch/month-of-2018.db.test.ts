import { expect, test } from "vitest";
import { countOf2018 } from "@/server/analytics/count-of-2018";
import { lateReport } from "./late-report";
import { saveLaunchRate } from "./launch-rates";
import { createLateShop } from "./testing";
import { dice } from "./testing-dice";
import { whatItWouldHaveCost2018 } from "./testing-rule";

test("the month is what its messages come to one by one, by a second way", async () => {
  const roll = dice(20_180_801);
  const { finance, customer, message, charge } = await createLateShop();
  const rates = new Map([
    ["ES", 50_000n],
    ["IN", 5_000n],
  ]);
  await saveLaunchRate(finance, { country: "ES", amount: "0.05" });
  await saveLaunchRate(finance, { country: "IN", amount: "0.005" });

  const start = Date.parse("2026-11-01T00:00:00Z");
  let [micros, inTime, unpriced] = [0n, 0, 0];
  for (const country of ["ES", "IN", "FR", null, "ES", "IN"]) {
    const of = await customer(country);
    let customerWroteAt: Date | null = null;
    let at = start + roll(86_400) * 1000;
    for (let nth = 0; nth < 20; nth++) {
      // Now and then exactly a day, or a second beside it.
      at += (roll(3) === 0 ? 86_399 + roll(3) : roll(40 * 3600)) * 1000;
      const moment = new Date(at);
      if (moment >= new Date("2026-11-19T00:00:00Z")) break;
      if (roll(2) === 0) {
        await message(of, "inbound", moment);
        customerWroteAt = moment;
        continue;
      }
      await charge(of, moment, { messageId: await message(of, "outbound", moment) });
      const cost = whatItWouldHaveCost2018({ country, sentAt: moment, customerWroteAt }, rates);
      micros += cost.micros ?? 0n;
      if (cost.why === "inTime") inTime += 1;
      if (cost.micros === null) unpriced += 1;
    }
  }
  const period = { from: "2026-11-01", to: "2026-11-30" };
  const { under2018 } = await lateReport(finance, { period, filters: {}, groupBy: "none" }, countOf2018);
  expect(under2018).toMatchObject({ micros, inTime, unpriced, notKnown: 0 });
  expect([inTime > 5, unpriced > 5, micros > 100_000n]).toEqual([true, true, true]);
});

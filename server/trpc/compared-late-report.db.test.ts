import { expect, test } from "vitest";
import { createLateShop } from "../billing/launch/testing";
import { comparedLateInput, comparedLateReport } from "./compared-late-report";

test.each([
  ["previousPeriod", { from: "2026-10-01", to: "2026-10-31" }, 20_000n],
  ["previousYear", { from: "2025-11-01", to: "2025-11-30" }, 70_700n],
] as const)("what late answers cost is told beside %s", async (comparison, period, extraMicros) => {
  const { finance, customer, answered, delivered } = await createLateShop();
  const late = 48 * 3600;
  await delivered("2026-10", 0);
  await answered(await customer(), new Date("2026-11-02T12:00:00Z"), late);
  await answered(await customer(), new Date("2026-10-12T12:00:00Z"), late);
  await answered(await customer(), new Date("2025-11-12T12:00:00Z"), late, { micros: 70_700n });

  const asked = { period: { from: "2026-11-01", to: "2026-11-30" }, comparison };
  const { total, gaps, compared } = await comparedLateReport(finance, comparedLateInput.parse(asked));
  expect(total.late).toBe(1);
  expect(gaps).toEqual([]);
  expect(compared).toMatchObject({ period, total: { late: 1, money: [{ extraMicros }] } });

  const alone = comparedLateInput.parse({ period: asked.period });
  expect((await comparedLateReport(finance, alone)).compared).toBeNull();
});

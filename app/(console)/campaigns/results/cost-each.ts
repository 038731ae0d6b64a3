import { costPer } from "../../analytics/billed-messages/cost-per";

const [unit, cent] = [1_000_000n, 10_000n];

/** What one of so many cost: to the cent from one whole unit on, and finer below. */
export function costEach(micros: bigint, count: number): bigint {
  const exact = costPer(micros, count);
  return exact >= unit ? ((exact + cent / 2n) / cent) * cent : exact;
}

import { sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { allWaits, figuresOf, keysIn } from "./all-waits";
import { latencyFilter } from "./conditions";
import { orderFacts } from "./facts";
import type { Key } from "./keys-of";
import { toldApart } from "./labels";
import { keyOfFact } from "./latency-keys";
import type { About, Yield } from "./report-shapes";
import {
  type BilledInput,
  type LatencyFilters,
  type LatencyGroup,
  type LatencyQuestion,
  latencyGroups,
} from "./schemas";

type Question = Pick<BilledInput, "filters" | "groupBy">;

/** The same question to conversations; none where it asks for what only messages have. */
function questionOf({ filters, groupBy }: Question) {
  const { numberIds, countries, cameBy, teamIds, labelIds, ...ofMessages } = filters;
  const by = latencyGroups.find((group) => group === groupBy);
  const isOfMessages = Object.values(ofMessages).some((values) => values !== undefined);
  return by && !isOfMessages
    ? { filters: { numberIds, countries, cameBy, teamIds, labelIds }, by }
    : undefined;
}

/**
 * How many conversations customers began in the period, and how many orders were marked in them, by the keys of a report on what
 * was billed. A conversation begins with the first question, and again with the first after it was closed.
 */
export async function countYield(
  ctx: InTransaction,
  question: Question,
  about: About,
): Promise<Map<Key, Yield> | undefined> {
  const asked = questionOf(question);
  if (!asked) return undefined;
  const begun = await countBegun(ctx, asked, about);
  const ordered = await countOrders(ctx, asked, about);
  return new Map(
    [...begun.keys(), ...ordered.keys()].map((key) => [
      key,
      { conversations: begun.get(key) ?? 0, orders: ordered.get(key) ?? 0 },
    ]),
  );
}

type Asked = { filters: LatencyFilters; by: LatencyGroup };

async function countBegun(ctx: InTransaction, { filters, by }: Asked, about: About) {
  const question: LatencyQuestion = {
    ...{ period: about.period, filters, measure: "first", answeredBy: "person" },
    ...{ clock: "calendar", waiting: "apart" },
  };
  const waits = await allWaits(ctx, question, about, by);
  return new Map(
    keysIn(waits).map((key) => {
      const { answered, waiting, closedUnanswered } = figuresOf(waits, key, {
        waiting: "apart",
        goalSeconds: null,
      });
      return [key, answered + waiting + closedUnanswered];
    }),
  );
}

async function countOrders(ctx: InTransaction, { filters, by }: Asked, { period, timeZone }: About) {
  const rows = await ctx.db.execute<{ key: string; count: number }>(sql`
    select ${keyOfFact(by, timeZone)} as key, count(*)::int as count
    from (${toldApart(by, orderFacts(ctx, { period, timeZone }), sql`facts.conversation_id`)}) orders
    where ${latencyFilter(filters)} group by 1`);
  return new Map<Key, number>(rows.map(({ key, count }) => [key === "" ? null : key, count]));
}

export const yieldOfAll = (byKey: Map<Key, Yield> | undefined): Yield | null =>
  byKey
    ? [...byKey.values()].reduce(
        (sum, one) => ({
          conversations: sum.conversations + one.conversations,
          orders: sum.orders + one.orders,
        }),
        { conversations: 0, orders: 0 },
      )
    : null;

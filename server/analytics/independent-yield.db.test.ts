import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { exchangeRates } from "@/db/schema/exchange-rates";
import { type Ctx, systemCtx } from "../context";
import type { MessagesBehind } from "./behind-shapes";
import { billed } from "./billed";
import { foldChanges } from "./fold-changes";
import { messagesBehind } from "./messages-behind";
import type { BilledFigures, Yield } from "./report-shapes";
import {
  type BilledGroup,
  billedGroups,
  billedInput,
  lacksOfYield,
  latencyGroups,
  type MessagesBehindInput,
  type YieldFilters,
} from "./schemas";
import { plainWaits } from "./testing-answers";
import { factsOf } from "./testing-facts";
import { liveThrough, now, periods } from "./testing-life";
import { type Dice, dice, furnishShop, type Shop } from "./testing-shop";
import { type PlainRate, plainBegun, plainlyIn, plainOrders } from "./testing-yield";

/** Rates of some pairs on some days, the dollar's by the euro or the other way round. */
async function keepRates(shop: Shop, { pick, upTo, chance }: Dice): Promise<PlainRate[]> {
  const pairs = pick([
    [["EUR", "USD"]],
    [["USD", "EUR"]],
    [
      ["EUR", "USD"],
      ["EUR", "MXN"],
    ],
    [["USD", "MXN"]],
  ]);
  const rates = pairs.flatMap(([base, quote]) =>
    ["2025-09-01", "2025-10-26", "2026-03-08"]
      .filter(() => chance(0.8))
      .map((day) => ({ base: base!, quote: quote!, day, rate: `${upTo(20)}.${1 + upTo(999_999)}` })),
  );
  for (const rate of rates) {
    await ownerDb()
      .insert(exchangeRates)
      .values({
        ...{ workspaceId: shop.workspaceId, id: uuidv7(), source: "hand", enteredBy: shop.members[0]!.id },
        ...{ ...rate, enteredAt: now() },
      });
  }
  return rates;
}

/** The filter that asks for one group only. */
const narrowing: Partial<Record<BilledGroup, (key: string) => YieldFilters>> = {
  number: (key) => ({ numberIds: [key] }),
  country: (key) => ({ countries: [key] }),
  team: (key) => ({ teamIds: [key] }),
  label: (key) => ({ labelIds: [key] }),
  code: (key) => ({ cameBy: [`code:${key}`] }),
  ad: (key) => ({ cameBy: [`ad:${key}`] }),
};

/** Of every page, one after the other. */
async function idsBehind(ctx: Ctx, of: MessagesBehindInput["of"]): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: MessagesBehind["nextCursor"] | undefined; cursor !== null; ) {
    const page = await messagesBehind(ctx, { of, cursor });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids.sort();
}

async function checkYield(shop: Shop, rates: PlainRate[], { pick, chance }: Dice) {
  const ctx = systemCtx(shop.workspaceId, now);
  const { waits, ordered } = await factsOf(shop.workspaceId);
  const filters: YieldFilters = {
    ...(chance(0.3) && { numberIds: [pick(shop.numbers).id] }),
    ...(chance(0.2) && { countries: ["ES", "FR"] }),
    ...(chance(0.2) && { cameBy: ["ad:1201", `code:${pick(shop.codes).id}`] }),
    ...(chance(0.2) && { teamIds: [pick(shop.teams)] }),
    ...(chance(0.2) && { labelIds: [pick(shop.labels)] }),
  };
  const period = pick(periods);
  const asked = { period, timeZone: shop.timeZone, now: now() };
  const groupBy = pick(billedGroups);
  const convertTo = pick(["EUR", "USD", "MXN"]);
  const question = billedInput.parse({ period, filters, groupBy, convertTo });
  const report = await billed(ctx, question);

  const by = latencyGroups.find((group) => group === groupBy);
  const plain = (key: typeof by & string) => {
    const begun = plainWaits(
      waits,
      { measure: "first", answeredBy: "person", clock: "calendar", filters },
      asked,
      key,
    );
    const orders = plainOrders(ordered, shop.conversations, filters, asked, key);
    return (group: string | null): Yield => {
      const { answered, waiting, closed } = begun.get(group) ?? { answered: [], waiting: [], closed: 0 };
      return {
        conversations: answered.length + waiting.length + closed,
        orders: orders.get(group)?.length ?? 0,
      };
    };
  };
  expect(report.yielded).toEqual(by ? plain("none")(null) : null);
  for (const { key, yielded } of report.groups) expect(yielded).toEqual(by ? plain(by)(key) : null);

  const behind = (
    kind: "orders" | "begun",
    more: YieldFilters = {},
    without?: (typeof lacksOfYield)[number],
  ) => idsBehind(ctx, { kind, period, filters: { ...filters, ...more }, without });
  const plainOnes = plainOrders(ordered, shop.conversations, filters, asked, "none").get(null) ?? [];
  expect(await behind("orders")).toEqual(plainOnes.sort());
  expect(await behind("begun")).toEqual(plainBegun(waits, filters, asked).sort());
  for (const { key, yielded } of report.groups) {
    const without = key === null ? lacksOfYield.find((one) => one === groupBy) : undefined;
    const filter = without ? {} : key !== null && narrowing[groupBy]?.(key);
    if (!filter || !yielded || Object.keys(filter).some((name) => name in filters)) continue;
    expect(await behind("orders", filter, without)).toHaveLength(yielded.orders);
    expect(await behind("begun", filter, without)).toHaveLength(yielded.conversations);
  }

  const inOne = ({ money }: BilledFigures) => plainlyIn(convertTo, money, rates, period.to);
  expect(report.converted?.totalMicros).toBe(inOne(report.total));
  expect(report.converted?.groupMicros).toEqual(report.groups.map(({ figures }) => inOne(figures)));
}

test.each(["Europe/Madrid", "America/New_York", "Australia/Lord_Howe"])(
  "conversations, orders and converted sums are those of the facts, counted one by one, in %s",
  { timeout: 120_000 },
  async (timeZone) => {
    const luck = dice(timeZone.length + 1);
    const shop = await furnishShop(timeZone);
    const ctx = await liveThrough(shop, luck);
    const rates = await keepRates(shop, luck);
    for (const _ of [1, 2]) {
      for (let round = 0; round < 12; round++) await checkYield(shop, rates, luck);
      while (await foldChanges(ctx));
    }
  },
);

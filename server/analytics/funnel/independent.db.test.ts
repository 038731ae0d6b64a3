import { beforeAll, expect, test } from "vitest";
import { metaSays } from "@/server/ads/funnel/testing";
import { dice } from "../testing-shop";
import { funnel } from "./funnel";
import type { OurFigures } from "./funnel-shapes";
import { type AdTouch, type FunnelGroup, funnelInput } from "./schemas";
import { type Bakery, openBakery } from "./testing";

/* The same figures counted a second way: by going through plain lists of what happened, one thing after the other. */
type Customer = { contact: number; conversation: string; country: string | null };
type Tap = Customer & { at: Date; ad: string };
type Wait = { conversation: string; askedAt: Date; seconds?: number; closedAt?: Date };
type Outcome = Customer & {
  at: Date;
  kind: "lead" | "qualified" | "order";
  micros: bigint;
  currency: string;
};
type Bill = Customer & { at: Date; micros: bigint | null; currency: string };
type Said = { ad: string; day: string; spend: bigint; conversations: number };

const chance = dice(20261123);
const now = new Date("2026-04-20T10:00:00Z");
/** Two months around the day on which clocks change in Brussels; most often near midnight somewhere. */
const someTime = () =>
  new Date(
    Date.parse("2026-03-01T00:00:00Z") +
      chance.upTo(60) * 86_400_000 +
      chance.pick([0, 6, 7, 21, 22, 23, 12]) * 3_600_000 +
      chance.upTo(3_600) * 1000 +
      chance.upTo(1000),
  );

const customers: Customer[] = [];
const taps: Tap[] = [];
const waits: Wait[] = [];
const outcomes: Outcome[] = [];
const bills: Bill[] = [];
const said: Said[] = [];
const places = new Map<string, { campaign: string; zone: string; currency: string }>();
let shop: Bakery;

beforeAll(async () => {
  shop = await openBakery(now);
  const { spring, winter, west, brussels, denver } = shop;
  for (const [made, { timeZone: zone, currency }] of [
    [spring, brussels],
    [winter, brussels],
    [west, denver],
  ] as const) {
    for (const { metaId } of made.ads) places.set(metaId, { campaign: made.campaign.id, zone, currency });
    for (const ad of made.ads) {
      for (let nth = 0; nth < 20; nth++) {
        const day = new Date(Date.parse("2026-03-01") + nth * 3 * 86_400_000).toISOString().slice(0, 10);
        const one = {
          ad: ad.metaId,
          day,
          spend: BigInt(chance.upTo(9_000_000)),
          conversations: chance.upTo(5),
        };
        said.push(one);
        await metaSays(ad, { day, spendMicros: one.spend, conversations: one.conversations });
      }
    }
  }
  for (let contact = 0; contact < 12; contact++) {
    const country = ["BE", "NL", null][contact % 3]!;
    for (const number of contact % 4 === 0 ? [0, 1] : [0]) {
      const conversation = await shop.conversationOf(`Customer ${contact}`, country, number);
      customers.push({ contact, conversation, country });
    }
  }
  for (let nth = 0; nth < 60; nth++) {
    const tap = { ...chance.pick(customers), at: someTime(), ad: chance.pick([...places.keys(), "777"]) };
    taps.push(tap);
    await shop.taps(tap.conversation, tap.at, tap.ad);
  }
  const open = new Set<string>();
  for (const { conversation, at } of [
    ...taps,
    ...taps.slice(0, 10).map((tap) => ({ ...tap, at: someTime() })),
  ]) {
    const askedAt = chance.chance(0.2) ? new Date(at.getTime() - 60_000) : at;
    const wait: Wait = { conversation, askedAt };
    if (chance.chance(0.2) && !open.has(conversation)) open.add(conversation);
    else if (chance.chance(0.2)) wait.closedAt = new Date(askedAt.getTime() + 90_000);
    else wait.seconds = chance.pick([0, 299, 300, 301, 3_600, 3_601, 86_400, 86_401]);
    waits.push(wait);
    await shop.asks(conversation, askedAt, wait);
  }
  for (let nth = 0; nth < 40; nth++) {
    const outcome: Outcome = {
      ...chance.pick(customers),
      ...{ at: someTime(), kind: chance.pick(["lead", "qualified", "order"] as const) },
      ...{ micros: BigInt(chance.upTo(90_000_000)), currency: chance.pick(["EUR", "EUR", "USD"]) },
    };
    outcomes.push(outcome);
    await shop.marks(
      outcome.conversation,
      outcome.at,
      outcome.kind,
      outcome.kind === "order" ? outcome : undefined,
    );
  }
  for (let nth = 0; nth < 40; nth++) {
    const micros = chance.chance(0.1) ? null : BigInt(chance.upTo(90_000));
    const bill = { ...chance.pick(customers), at: someTime(), micros, currency: chance.pick(["EUR", "USD"]) };
    bills.push(bill);
    await shop.bills(bill.conversation, bill.at, bill, { country: bill.country ?? undefined });
  }
}, 120_000);

const dayOf = (at: Date, ad: string) =>
  at.toLocaleDateString("sv-SE", { timeZone: places.get(ad)?.zone ?? "Europe/Madrid" });
const inOrder = <One extends { at: Date }>(all: One[]) =>
  all.toSorted((one, other) => one.at.getTime() - other.at.getTime());

type Period = { from: string; to: string };
type Fact = { ad: string; day: string; country: string | null };
const isIn = ({ from, to }: Period, { day }: Fact) => day >= from && day <= to;

/** The tap that brought this conversation into the period. */
function tapOf(conversation: string, touch: AdTouch, period: Period): (Tap & Fact) | undefined {
  const mine = inOrder(taps.filter((tap) => tap.conversation === conversation)).map((tap) => ({
    ...tap,
    day: dayOf(tap.at, tap.ad),
  }));
  const counted = touch === "first" ? mine.slice(0, 1) : mine;
  return counted.findLast((tap) => isIn(period, tap));
}

const owedTo = (before: Tap[], touch: AdTouch, at: Date) => {
  const earlier = inOrder(before.filter((tap) => tap.at <= at));
  return (touch === "first" ? earlier[0] : earlier.at(-1))?.ad;
};

function waitOf({ conversation, at }: Tap): Wait | undefined {
  const endOf = ({ askedAt, seconds, closedAt }: Wait) =>
    seconds === undefined
      ? (closedAt?.getTime() ?? Number.POSITIVE_INFINITY)
      : askedAt.getTime() + seconds * 1000;
  return waits
    .filter(
      (wait) => wait.conversation === conversation && (wait.askedAt >= at || endOf(wait) > at.getTime()),
    )
    .sort((one, other) => one.askedAt.getTime() - other.askedAt.getTime())[0];
}

type Counted = Record<string, bigint>;

/** Every figure of ours by its name and, for money, its currency. */
function count(groupBy: FunnelGroup, touch: AdTouch, period: Period): Map<string, Counted> {
  const sums = new Map<string, Counted>();
  const add = (fact: Fact, figure: string, amount: bigint) => {
    if (!isIn(period, fact)) return;
    const keys: Partial<Record<FunnelGroup, string | null>> = {
      ...{ none: "", day: fact.day, country: fact.country, ad: fact.ad },
      campaign: places.get(fact.ad)?.campaign ?? null,
    };
    const key = String(keys[groupBy]);
    const sum = sums.get(key) ?? {};
    sums.set(key, { ...sum, [figure]: (sum[figure] ?? 0n) + amount });
  };
  for (const { conversation } of customers) {
    const tap = tapOf(conversation, touch, period);
    if (!tap) continue;
    add(tap, "conversations", 1n);
    const wait = waitOf(tap);
    if (wait && wait.seconds === undefined && !wait.closedAt) add(tap, "waiting", 1n);
    if (wait?.seconds === undefined) continue;
    if (wait.seconds <= 300) add(tap, "fiveMinutes", 1n);
    if (wait.seconds <= 3_600) add(tap, "hour", 1n);
    add(tap, wait.seconds <= 86_400 ? "day" : "late", 1n);
  }
  for (const { contact, at, kind, micros, currency, country } of outcomes) {
    const ad = owedTo(
      taps.filter((tap) => tap.contact === contact),
      touch,
      at,
    );
    if (!ad) continue;
    const fact = { ad, day: dayOf(at, ad), country };
    add(fact, kind, 1n);
    if (kind === "order") add(fact, `revenue ${currency}`, micros);
  }
  for (const { conversation, at, micros, currency, country } of bills) {
    const ad = owedTo(
      taps.filter((tap) => tap.conversation === conversation),
      touch,
      at,
    );
    if (!ad) continue;
    // A charge knows a country of its own; without one it is where our number is.
    const fact = { ad, day: dayOf(at, ad), country: country ?? "BE" };
    if (micros === null) add(fact, "unpriced", 1n);
    else if (micros > 0n) add(fact, `messages ${currency}`, micros);
  }
  return sums;
}

function told({ revenue, messageCost, leads, orders, ...counts }: OurFigures): Counted {
  const all = {
    ...counts,
    ...{ lead: leads, order: orders },
    ...Object.fromEntries(revenue.map(({ currency, micros }) => [`revenue ${currency}`, micros])),
    ...Object.fromEntries(messageCost.map(({ currency, micros }) => [`messages ${currency}`, micros])),
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value ? [[name, BigInt(value)]] : [])),
  );
}

const periods: Period[] = [
  { from: "2026-03-01", to: "2026-03-31" },
  { from: "2026-03-28", to: "2026-03-30" },
  { from: "2026-02-01", to: "2026-05-31" },
];
const questions = periods.flatMap((period) =>
  (["last", "first"] as const).flatMap((touch) =>
    (["campaign", "ad", "country", "day"] as const).map((groupBy) => ({ period, touch, groupBy })),
  ),
);

test.each(questions)(
  "$period.from to $period.to by $groupBy and $touch ad, as counted one by one",
  async (asked) => {
    const { period, touch, groupBy } = asked;
    const report = await funnel(shop.ctx, funnelInput.parse(asked));
    const groups = new Map(
      report.groups.flatMap(({ key, figures: { ours } }) => {
        const figures = ours && told(ours);
        return figures && Object.keys(figures).length > 0 ? [[String(key), figures] as const] : [];
      }),
    );
    expect(groups).toEqual(count(groupBy, touch, period));
    const total = count("none", touch, period).get("") ?? {};
    expect(told(report.total.ours!)).toEqual(total);

    const spent = said.filter(({ day }) => day >= period.from && day <= period.to);
    for (const { currency, micros } of report.total.meta.spend) {
      const mine = spent.filter(({ ad }) => places.get(ad)?.currency === currency);
      expect(micros).toBe(mine.reduce((sum, one) => sum + one.spend, 0n));
    }
    expect(report.total.meta.conversations).toBe(spent.reduce((sum, one) => sum + one.conversations, 0));
  },
);

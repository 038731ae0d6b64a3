import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { exchangeRates } from "@/db/schema/exchange-rates";
import { metaSays } from "@/server/ads/funnel/testing";
import { adCost } from "./ad-cost";
import { chatsBehind } from "./chats-behind";
import { funnel } from "./funnel";
import type { FunnelFigures } from "./funnel-shapes";
import { chatsBehindInput, funnelInput } from "./schemas";
import { type Bakery, openBakery } from "./testing";

/*
 * Counted by hand. March 2026 in Brussels (one hour before UTC until the 29th) and in Denver (seven, then six hours after).
 *
 * Ana      taps Spring 1 on the 2nd, is answered in 5 minutes to the second, lead, orders for 80 euros
 * Bram     taps Spring 1 on the 2nd, is answered in 5 minutes and a second; taps Winter on the 9th; orders for 20 euros on the 10th
 * Carla    taps Spring 2 on the 31st at 21:59:59 UTC, the last second of March in Brussels; is answered after a day and a second
 * Dirk     taps Spring 2 a second later, in April
 * Emil     taps Winter on the 9th and waits still
 * Fien     taps Winter on the 9th, and is sent away without an answer
 * Gus      in the States taps West on the 1st at 06:59:59 UTC, which is February in Denver; answered in an hour
 * Hank     in the States taps West a second later; answered in an hour; orders for 30 dollars
 * Ines     taps an ad of an account that is not connected, and is answered within a day
 */
const [eur, usd] = ["EUR", "USD"];
const march = { from: "2026-03-01", to: "2026-03-31" };
const at = (time: string) => new Date(`2026-${time.replace(" ", "T")}Z`);
let shop: Bakery;

beforeAll(async () => {
  shop = await openBakery(at("04-20 10:00:00"));
  const { spring, winter, west, conversationOf } = shop;
  const [one, two] = [spring.ads[0]!, spring.ads[1]!];
  const tapped = async (
    name: string,
    time: string,
    ad: string,
    wait?: Parameters<Bakery["asks"]>[2],
    country = "BE",
  ) => {
    const conversation = await conversationOf(name, country);
    await shop.taps(conversation, at(time), ad);
    await shop.asks(conversation, at(time), wait);
    return conversation;
  };
  const ana = await tapped("Ana", "03-02 09:00:00", one.metaId, { seconds: 300 });
  const bram = await tapped("Bram", "03-02 10:00:00", one.metaId, { seconds: 301 });
  await tapped("Bram", "03-09 10:00:00", winter.ad.metaId, { seconds: 7_200 });
  await tapped("Carla", "03-31 21:59:59", two.metaId, { seconds: 86_401 }, "NL");
  await tapped("Dirk", "03-31 22:00:00", two.metaId, { seconds: 60 });
  await tapped("Emil", "03-09 11:00:00", winter.ad.metaId);
  await tapped("Fien", "03-09 12:00:00", winter.ad.metaId, { closedAt: at("03-09 13:00:00") });
  await tapped("Gus", "03-01 06:59:59", west.ad.metaId, { seconds: 3_600 }, "US");
  const hank = await tapped("Hank", "03-01 07:00:00", west.ad.metaId, { seconds: 3_600 }, "US");
  await tapped("Ines", "03-15 10:00:00", "999999", { seconds: 86_400 });

  await shop.marks(ana, at("03-02 09:30:00"), "lead");
  await shop.marks(ana, at("03-03 09:00:00"), "order", { micros: 80_000_000n, currency: eur! });
  await shop.marks(bram, at("03-10 09:00:00"), "qualified");
  await shop.marks(bram, at("03-10 09:00:00"), "order", { micros: 20_000_000n, currency: eur! });
  await shop.marks(hank, at("03-05 09:00:00"), "order", { micros: 30_000_000n, currency: usd! });
  // Before there was any ad: owed to none.
  const jan = await conversationOf("Jan");
  await shop.marks(jan, at("03-05 09:00:00"), "order", { micros: 900_000_000n, currency: eur! });

  await shop.bills(ana, at("03-02 09:05:00"), { micros: 40_000n, currency: eur! });
  await shop.bills(bram, at("03-02 09:59:59"), { micros: 7_000_000n, currency: eur! });
  await shop.bills(bram, at("03-10 08:00:00"), { micros: 60_000n, currency: eur! });
  await shop.bills(bram, at("03-10 08:01:00"), { micros: null, currency: eur! });
  await shop.bills(hank, at("03-02 07:00:00"), { micros: 10_000n, currency: eur! }, { country: "US" });

  await metaSays(one, {
    day: "2026-03-02",
    spendMicros: 12_000_000n,
    impressions: 1000,
    clicks: 40,
    linkClicks: 30,
    conversations: 3,
  });
  await metaSays(two, {
    day: "2026-03-31",
    spendMicros: 3_000_000n,
    impressions: 500,
    clicks: 10,
    linkClicks: 8,
    conversations: 1,
  });
  await metaSays(two, {
    day: "2026-04-01",
    spendMicros: 500_000_000n,
    impressions: 9,
    clicks: 9,
    linkClicks: 9,
    conversations: 9,
  });
  await metaSays(winter.ad, {
    day: "2026-03-09",
    spendMicros: 5_000_000n,
    impressions: 200,
    clicks: 5,
    linkClicks: 5,
    conversations: 4,
  });
  await metaSays(west.ad, {
    day: "2026-03-01",
    spendMicros: 6_000_000n,
    impressions: 300,
    clicks: 6,
    linkClicks: 6,
    conversations: 1,
  });
  const placed = { day: "2026-03-02", kind: "placement" as const, platform: "instagram", position: "story" };
  await metaSays(one, {
    ...placed,
    spendMicros: 12_000_000n,
    impressions: 1000,
    clicks: 40,
    linkClicks: 30,
    conversations: 3,
  });
  await metaSays(one, {
    day: "2026-03-02",
    kind: "country",
    country: "NL",
    spendMicros: 2_000_000n,
    conversations: 1,
  });
  await metaSays(one, {
    day: "2026-03-02",
    kind: "country",
    country: "BE",
    spendMicros: 10_000_000n,
    conversations: 2,
  });
});

const ask = (input: object = {}) => funnel(shop.ctx, funnelInput.parse({ period: march, ...input }));
const amounts = (all: { currency: string; micros: bigint }[]) =>
  all.map(({ currency, micros }) => `${currency} ${Number(micros) / 1e6}`).join(" + ") || "-";

const told = ({ meta, ours, returned }: FunnelFigures) =>
  [
    `${amounts(meta.spend)} for ${meta.conversations}`,
    ours &&
      `${ours.conversations} chats: ${ours.fiveMinutes}/${ours.hour}/${ours.day}, ${ours.late} late, ${ours.waiting} waiting`,
    ours &&
      `${ours.leads} leads, ${ours.qualified} qualified, ${ours.orders} orders of ${amounts(ours.revenue)}`,
    ours && amounts(ours.messageCost),
    returned,
  ].join("; ");
const rows = async (input: object) =>
  Object.fromEntries(
    (await ask(input)).groups
      .filter(
        ({ figures: { meta, ours } }) =>
          meta.spend.length > 0 || (ours && (ours.conversations > 0 || ours.orders > 0)),
      )
      .map(({ key, name, figures }) => [name ?? key ?? "-", told(figures)]),
  );

test("March: what Meta says beside what arrived here, no two currencies added up", async () => {
  const { total, isPartial, changesFrom } = await ask();
  // Ana, Bram, Carla, Emil, Fien, Hank, Ines. Bram's last question waited two hours. Only now is the 24th of March final.
  expect(told(total)).toBe(
    "EUR 20 + USD 6 for 9; 7 chats: 1/2/4, 1 late, 1 waiting; 1 leads, 1 qualified, 3 orders of EUR 100 + USD 30; EUR 0.11; ",
  );
  expect(total.ours?.unpriced).toBe(1);
  expect(total.meta).toMatchObject({ impressions: 2000, clicks: 61, linkClicks: 49 });
  expect({ isPartial, changesFrom }).toEqual({ isPartial: false, changesFrom: "2026-03-24" });
});

describe("told apart", () => {
  const nothing = "0 chats: 0/0/0, 0 late, 0 waiting";
  const unordered = "0 leads, 0 qualified, 0 orders of -";
  // 30 dollars of 6: the message that Hank was sent is in another currency, so that there is no return.
  const west =
    "USD 6 for 1; 1 chats: 0/1/1, 0 late, 0 waiting; 0 leads, 0 qualified, 1 orders of USD 30; EUR 0.01; ";
  const ines = `- for 0; 1 chats: 0/0/1, 0 late, 0 waiting; ${unordered}; -; `;

  test("by the last ad, what Bram did on the 10th is owed to Winter", async () => {
    expect(await rows({ groupBy: "campaign" })).toEqual({
      // 80 / 15.04
      Spring:
        "EUR 15 for 4; 2 chats: 1/1/1, 1 late, 0 waiting; 1 leads, 0 qualified, 1 orders of EUR 80; EUR 0.04; 5.3191",
      // 20 / 5.06
      Winter:
        "EUR 5 for 4; 3 chats: 0/0/1, 0 late, 1 waiting; 0 leads, 1 qualified, 1 orders of EUR 20; EUR 0.06; 3.9526",
      West: west,
      "-": ines,
    });
  });

  test("of many, those that most was spent on, and how many there are; over time, all of them", async () => {
    const few = await ask({ groupBy: "campaign", mostGroups: 2 });
    // What was spent on West is in dollars, and dollars are no euros.
    expect(few.groups.map(({ name }) => name)).toEqual(["Spring", "Winter"]);
    expect(few.sortedBy).toBe("EUR");
    expect(few.groupCount).toBe(4);
    expect(told(few.total)).toBe(told((await ask()).total));
    expect((await ask({ groupBy: "day", mostGroups: 2 })).groups).toHaveLength(31);
  });

  test("by the first ad, to Spring", async () => {
    expect(await rows({ groupBy: "campaign", touch: "first" })).toEqual({
      // 100 / 15.1
      Spring:
        "EUR 15 for 4; 3 chats: 1/2/2, 1 late, 0 waiting; 1 leads, 1 qualified, 2 orders of EUR 100; EUR 0.1; 6.6225",
      Winter: `EUR 5 for 4; 2 chats: 0/0/0, 0 late, 1 waiting; ${unordered}; -; 0`,
      West: west,
      "-": ines,
    });
  });

  test("by ad, ad set and creative, and within one campaign", async () => {
    const { spring } = shop;
    const apart = {
      "1": "EUR 12 for 3; 1 chats: 1/1/1, 0 late, 0 waiting; 1 leads, 0 qualified, 1 orders of EUR 80; EUR 0.04; 6.6445",
      "2": `EUR 3 for 1; 1 chats: 0/0/0, 1 late, 0 waiting; ${unordered}; -; 0`,
    };
    const only = { campaignIds: [spring.campaign.id] };
    for (const groupBy of ["ad", "creative"]) {
      const { groups } = await ask({ groupBy, ...only });
      expect(groups.map(({ figures }) => told(figures)).sort()).toEqual(Object.values(apart).sort());
    }
    const { groups, total } = await ask({ groupBy: "adSet", ...only });
    expect(groups.map(({ key }) => key)).toEqual([spring.adSet.id]);
    expect(told(groups[0]!.figures)).toBe(told(total));
    expect(total.meta.spend).toEqual([{ currency: "EUR", micros: 15_000_000n }]);
  });

  test("by day of the ad's own account", async () => {
    expect(await rows({ groupBy: "day" })).toEqual({
      "2026-03-01": `USD 6 for 1; 1 chats: 0/1/1, 0 late, 0 waiting; ${unordered}; -; 0`,
      "2026-03-02":
        "EUR 12 for 3; 1 chats: 1/1/1, 0 late, 0 waiting; 1 leads, 0 qualified, 0 orders of -; EUR 0.05; 0",
      "2026-03-03": `- for 0; ${nothing}; 0 leads, 0 qualified, 1 orders of EUR 80; -; `,
      "2026-03-05": `- for 0; ${nothing}; 0 leads, 0 qualified, 1 orders of USD 30; -; `,
      "2026-03-09": `EUR 5 for 4; 3 chats: 0/0/1, 0 late, 1 waiting; ${unordered}; -; 0`,
      "2026-03-10": `- for 0; ${nothing}; 0 leads, 1 qualified, 1 orders of EUR 20; EUR 0.06; 333.3333`,
      "2026-03-15": ines,
      "2026-03-31": `EUR 3 for 1; 1 chats: 0/0/0, 1 late, 0 waiting; ${unordered}; -; 0`,
    });
  });

  test("by country, Meta's as it shows the ad and ours as the customer's number has it", async () => {
    expect(await rows({ groupBy: "country" })).toEqual({
      BE: "EUR 10 for 2; 5 chats: 1/1/3, 0 late, 1 waiting; 1 leads, 1 qualified, 2 orders of EUR 100; EUR 0.1; 9.901",
      NL: `EUR 2 for 1; 1 chats: 0/0/0, 1 late, 0 waiting; ${unordered}; -; 0`,
      US: "- for 0; 1 chats: 0/1/1, 0 late, 0 waiting; 0 leads, 0 qualified, 1 orders of USD 30; EUR 0.01; ",
    });
  });

  test("by placement, which Meta alone knows", async () => {
    expect(await rows({ groupBy: "placement" })).toEqual({ "instagram:story": "EUR 12 for 3; ; ; ; " });
  });
});

test("compared with February: what Gus did in Denver", async () => {
  const { compared } = await ask({ comparison: "previousPeriod" });
  expect(compared?.period).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  expect(told(compared!.total)).toBe(
    "- for 0; 1 chats: 0/1/1, 0 late, 0 waiting; 0 leads, 0 qualified, 0 orders of -; -; ",
  );
});

test("in one currency only for who asks, and then with a return", async () => {
  const { workspaceId, owner } = shop;
  const rate = { base: "EUR", quote: "USD", rate: "1.2", day: "2026-03-01", source: "hand" as const };
  await ownerDb()
    .insert(exchangeRates)
    .values({ workspaceId, id: uuidv7(), ...rate, enteredBy: owner.id, enteredAt: at("03-01 08:00:00") });
  const { total, converted } = await ask({ convertTo: "EUR" });
  expect(converted).toMatchObject({ currency: "EUR", missing: [], rates: [{ from: "USD" }] });
  // (100 + 25) / (20 + 5 + 0.11)
  expect(told(total)).toMatch(/^EUR 25 for 9; .* 3 orders of EUR 125; EUR 0.11; 4.9781$/);
});

test("each figure of ours leads to its conversations", async () => {
  const names = async (step: string, more: object = {}) => {
    const input = chatsBehindInput.parse({ period: march, step, ...more });
    return (await chatsBehind(shop.ctx, input)).items.map(({ contactName }) => contactName);
  };
  expect(await names("conversations")).toEqual(["Carla", "Ines", "Fien", "Emil", "Bram", "Ana", "Hank"]);
  expect(await names("day")).toEqual(["Ines", "Bram", "Ana", "Hank"]);
  expect(await names("fiveMinutes")).toEqual(["Ana"]);
  expect(await names("late")).toEqual(["Carla"]);
  expect(await names("waiting")).toEqual(["Emil"]);
  expect(await names("orders", { groupBy: "campaign", key: shop.winter.campaign.id })).toEqual(["Bram"]);
  expect(
    await names("orders", { groupBy: "campaign", key: shop.winter.campaign.id, touch: "first" }),
  ).toEqual([]);
  expect(await names("conversations", { groupBy: "campaign", key: null })).toEqual(["Ines"]);
  expect(await names("conversations", { groupBy: "country", key: "NL" })).toEqual(["Carla"]);
  const { items } = await chatsBehind(shop.ctx, chatsBehindInput.parse({ period: march, step: "messages" }));
  expect(items.map(({ contactName, amount }) => [contactName, amount?.micros])).toEqual([
    ["Bram", 60_000n],
    ["Ana", 40_000n],
    ["Hank", 10_000n],
  ]);
});

test("an ad costs what was spent on it in all its days, over the chats of those days", async () => {
  const { spring } = shop;
  expect(await adCost(shop.ctx, { adMetaId: spring.ads[1]!.metaId })).toEqual({
    ...{ spend: { currency: "EUR", micros: 503_000_000n }, conversations: 2 },
    ...{ since: "2026-03-31", until: "2026-04-01" },
  });
  expect(await adCost(shop.ctx, { adMetaId: "999999" })).toBeNull();
});

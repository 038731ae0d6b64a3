import { describe, expect, test } from "vitest";
import type { Pricing } from "@/server/meta/delivery-event";
import { dayOf } from "./account-clock";
import { createShop, marketing, service, totalMicros, utility } from "./testing";

type Shop = Awaited<ReturnType<typeof createShop>>;

/** So many service messages, a second apart. */
const answers = ({ status, number }: Shop, count: number, from: string, name = "a", numberId = number.id) =>
  Array.from({ length: count }, (_, n) =>
    status(
      `wamid.${name}.${String(n).padStart(4, "0")}`,
      "delivered",
      Date.parse(from) + n * 1000,
      service,
      undefined,
      numberId,
    ),
  );

describe("of one number's service deliveries in a month", () => {
  test.each([
    [999, 0n],
    [1000, 0n],
    [1001, 20_000n],
    [1003, 60_000n],
  ])("%i cost %i millionths of a dollar in Spain", async (count, micros) => {
    const shop = await createShop();
    await shop.record(answers(shop, count, "2026-11-02T09:00:00Z"));
    expect(totalMicros(await shop.ledger())).toBe(micros);
  });
});

test("two numbers have a thousand each, of the same account too", async () => {
  const shop = await createShop();
  const other = await shop.openNumber();
  await shop.record([
    ...answers(shop, 1001, "2026-11-02T09:00:00Z"),
    ...answers(shop, 1000, "2026-11-02T09:00:00Z", "b", other.id),
  ]);
  expect(totalMicros(await shop.ledger())).toBe(20_000n);
});

describe("at the month's edge, in the account's time zone, one more than a thousand free answers is", () => {
  test.each([
    ["billed in the last second of November in Madrid", "Europe/Madrid", "2026-11-30T22:59:59.999Z", 20_000n],
    ["free in the first second of December in Madrid", "Europe/Madrid", "2026-11-30T23:00:00Z", 0n],
    ["billed while it is still November in Bogota", "America/Bogota", "2026-12-01T04:59:59.999Z", 20_000n],
    ["free when December begins in Bogota", "America/Bogota", "2026-12-01T05:00:00Z", 0n],
    ["billed on the last half hour of Kolkata's November", "Asia/Kolkata", "2026-11-30T18:29:59Z", 20_000n],
    ["free in Kolkata's December", "Asia/Kolkata", "2026-11-30T18:30:00Z", 0n],
  ])("%s", async (_, timeZone, at, micros) => {
    const shop = await createShop({ timeZone });
    await shop.record(answers(shop, 1000, "2026-11-03T09:00:00Z"));
    await shop.record([shop.status("wamid.z", "delivered", at, service)]);
    expect(totalMicros(await shop.ledger())).toBe(micros);
  });
});

describe("the month of a delivery, around daylight-saving days, is", () => {
  test.each([
    // Madrid goes back an hour on 25 October and forward on 28 March.
    ["Europe/Madrid", "2026-10-25T00:30:00Z", "2026-10"],
    ["Europe/Madrid", "2026-10-25T01:30:00Z", "2026-10"],
    ["Europe/Madrid", "2026-10-31T22:59:59Z", "2026-10"],
    ["Europe/Madrid", "2026-10-31T23:00:00Z", "2026-11"],
    ["Europe/Madrid", "2027-03-31T21:59:59Z", "2027-03"],
    ["Europe/Madrid", "2027-03-31T22:00:00Z", "2027-04"],
    // New York goes back an hour two hours into November.
    ["America/New_York", "2026-11-01T03:59:59Z", "2026-10"],
    ["America/New_York", "2026-11-01T04:00:00Z", "2026-11"],
    ["America/New_York", "2026-12-01T04:59:59Z", "2026-11"],
    ["America/New_York", "2026-12-01T05:00:00Z", "2026-12"],
    ["Pacific/Kiritimati", "2026-10-31T10:00:00Z", "2026-11"],
  ])("in %s, %s: %s", async (timeZone, at, month) => {
    const { record, ledger, status } = await createShop({ timeZone });
    await record([status("wamid.1", "delivered", at, service)]);
    expect(await ledger()).toMatchObject([{ allowanceMonth: month, allowancePosition: 1 }]);
  });
});

describe("on daylight-saving days, a day's messages are that day's, and each is billed once", () => {
  test.each([
    // The hour from two to three comes twice in October and not at all in March.
    ["the longer day of October", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", 25],
    ["the shorter day of March", "2027-03-28", "2027-03-27T23:00:00Z", "2027-03-28T21:59:59Z", 23],
  ])("%s in Madrid", async (_, day, from, to, hours) => {
    const { record, ledger, status } = await createShop();
    const start = Date.parse(from);
    await record(
      Array.from({ length: hours }, (_, hour) =>
        status(`wamid.${hour}`, "delivered", start + hour * 3600_000, utility),
      ),
    );
    await record([
      status("wamid.before", "delivered", start - 1000, utility),
      status("wamid.last", "delivered", to, utility),
      status("wamid.after", "delivered", Date.parse(to) + 1000, utility),
    ]);
    const rows = await ledger();
    const ofDay = rows.filter(({ deliveredAt }) => dayOf(deliveredAt, "Europe/Madrid") === day);
    expect([ofDay.length, totalMicros(ofDay)]).toEqual([hours + 1, BigInt(hours + 1) * 20_000n]);
  });
});

type Word = "sent" | "delivered" | "read" | "failed";
type Said = [word: Word, at: string, pricing?: Pricing];
type Case = {
  what: string;
  said: Said[];
  to?: { waId?: string; userId?: string };
  micros: bigint | null | "no charge";
  basis?: string;
};

const noon = "2026-11-22T12:00:00Z";
const cases: Case[] = [
  {
    what: "read without delivered counts as delivered",
    said: [
      ["sent", noon, utility],
      ["read", noon],
    ],
    micros: 20_000n,
  },
  {
    what: "failed after sent costs nothing",
    said: [
      ["sent", noon, utility],
      ["failed", noon],
    ],
    micros: "no charge",
  },
  { what: "sent and never delivered costs nothing", said: [["sent", noon, utility]], micros: "no charge" },
  {
    what: "utility inside the window, a second before October in Madrid, is free",
    said: [["delivered", "2026-09-30T21:59:59Z", { ...utility, type: "free_customer_service" }]],
    micros: 0n,
    basis: "window",
  },
  {
    what: "utility inside the window, from October on, is billed",
    said: [["delivered", "2026-09-30T22:00:00Z", utility]],
    micros: 20_000n,
    basis: "rateCard",
  },
  {
    what: "an answer before October is free and takes no place",
    said: [["delivered", "2026-09-30T21:59:59Z", { ...service, type: "free_customer_service" }]],
    micros: 0n,
    basis: "window",
  },
  {
    what: "marketing in a free entry point is free",
    said: [["delivered", noon, { ...marketing, type: "free_entry_point" }]],
    micros: 0n,
    basis: "entryPoint",
  },
  {
    what: "an answer in a free entry point is free",
    said: [["delivered", noon, { ...service, type: "free_entry_point", category: "referral_conversion" }]],
    micros: 0n,
    basis: "entryPoint",
  },
  {
    what: "a re-categorised template costs what marketing costs, when Meta calls it so on delivery",
    said: [
      ["sent", noon, utility],
      ["delivered", noon, marketing],
    ],
    micros: 70_700n,
  },
  {
    what: "+1 809 is the Dominican Republic",
    said: [["delivered", noon, utility]],
    to: { waId: "18095550123" },
    micros: 11_300n,
  },
  {
    what: "+1 212 is North America",
    said: [["delivered", noon, utility]],
    to: { waId: "12125550123" },
    micros: 3_400n,
  },
  {
    what: "+1 242 is in no list",
    said: [["delivered", noon, utility]],
    to: { waId: "12425550123" },
    micros: 7_700n,
  },
  {
    what: "+7 701 is Kazakhstan",
    said: [["delivered", noon, utility]],
    to: { waId: "77011234567" },
    micros: 18_000n,
  },
  {
    what: "+7 701 was everybody else until September",
    said: [["delivered", "2026-09-01T12:00:00Z", utility]],
    to: { waId: "77011234567" },
    micros: 7_700n,
  },
  {
    what: "+7 916 is Russia",
    said: [["delivered", noon, utility]],
    to: { waId: "79161234567" },
    micros: 40_000n,
  },
  {
    what: "with no phone number, a customer is priced by the country of the user id",
    said: [["delivered", noon, utility]],
    to: { userId: "BE.13491208655302741918" },
    micros: 17_100n,
  },
  {
    what: "a code to a customer abroad, where Meta says so",
    said: [["delivered", noon, { ...service, category: "authentication-international" }]],
    to: { waId: "919812345678" },
    micros: 30_400n,
  },
];

test.each(cases)("$what", async ({ said, to, micros, basis }) => {
  const { record, ledger, status } = await createShop();
  for (const [word, at, pricing] of said) await record([status("wamid.1", word, at, pricing, to)]);
  const rows = await ledger();
  if (micros === "no charge") expect(rows).toEqual([]);
  else expect(rows).toMatchObject([{ estimatedMicros: micros, ...(basis && { basis }) }]);
});

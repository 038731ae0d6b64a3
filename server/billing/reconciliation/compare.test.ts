import { expect, test } from "vitest";
import { type Comparison, compare, type MetaCell, type OurCell, type Unheard } from "./compare";

const place = { day: "2026-10-14", country: "BE", number: "3225550101", category: "utility" };
const ours = (volume: number, more: Partial<OurCell> = {}): OurCell => ({
  ...place,
  pricingType: "regular",
  volume,
  estimatedMicros: BigInt(volume) * 17_100n,
  freePlaces: 0,
  ...more,
});
const theirs = (volume: number, more: Partial<MetaCell> = {}): MetaCell => ({
  ...place,
  pricingType: "regular",
  tier: "0:MAX",
  volume,
  costMicros: BigInt(volume) * 17_100n,
  ...more,
});
const unheard = (messageId: string, more: Partial<Unheard> = {}): Unheard => ({
  messageId,
  ...place,
  ...more,
});
const compared = (given: Partial<Comparison>) =>
  compare({ ours: [], theirs: [], unheard: [], settledThrough: "2026-10-31", ...given });

test("what agrees to the message and the cent needs no reason", () => {
  const [line] = compared({ ours: [ours(120)], theirs: [theirs(120)] });
  expect(line).toMatchObject({
    ours: 120,
    theirs: 120,
    explained: [],
    unexplainedVolume: 0,
    unexplainedMicros: 0n,
  });
});

test("three webhooks that never came are named, each once, and nothing else is", () => {
  const [line] = compared({
    ours: [ours(117)],
    theirs: [theirs(120)],
    unheard: [
      unheard("one"),
      unheard("two", { day: "2026-10-02" }),
      unheard("tomorrow's", { day: "2026-10-15" }),
      unheard("a French customer's", { country: "FR" }),
      unheard("a marketing message", { category: "marketing" }),
      unheard("three"),
    ],
  });
  expect(line?.explained).toEqual([
    { reason: "webhookMissing", volume: 3, messageIds: ["three", "two", "one"] },
  ]);
  expect(line).toMatchObject({ unexplainedVolume: 0, unexplainedMicros: 0n });
});

test("a message that waits on a phone that is off explains nothing where nothing is missing", () => {
  const [line] = compared({ ours: [ours(5)], theirs: [theirs(5)], unheard: [unheard("waiting")] });
  expect(line?.explained).toEqual([]);
});

test("a template whose category nobody told may be any template's missing webhook, and never a service message's", () => {
  const unknown = [unheard("template", { category: "" })];
  expect(compared({ theirs: [theirs(1)], unheard: [...unknown] })[0]?.unexplainedVolume).toBe(0);
  const service = { category: "service" };
  expect(compared({ theirs: [theirs(1, service)], unheard: [...unknown] })[0]?.unexplainedVolume).toBe(1);
});

test("more than the missing webhooks account for stands as unexplained", () => {
  const [line] = compared({ ours: [ours(10)], theirs: [theirs(14)], unheard: [unheard("one")] });
  expect(line).toMatchObject({ unexplainedVolume: 3, unexplainedMicros: 3n * 17_100n });
});

test("what Meta counts on the day beside is a matter of midnight, on both days", () => {
  const next = { day: "2026-10-15" };
  const lines = compared({
    ours: [ours(10), ours(10, next)],
    theirs: [theirs(8), theirs(12, next)],
  });
  expect(lines.map(({ explained }) => explained)).toEqual([
    [{ reason: "timeZone", volume: -2, messageIds: [], other: { day: "2026-10-15" } }],
    [{ reason: "timeZone", volume: 2, messageIds: [], other: { day: "2026-10-14" } }],
  ]);
  expect(lines.every(({ unexplainedVolume }) => unexplainedVolume === 0)).toBe(true);
});

test("what Meta bills in another category is said on both lines", () => {
  const marketing = { category: "marketing" };
  const lines = compared({
    ours: [ours(10), ours(3, marketing)],
    theirs: [theirs(7), theirs(6, { ...marketing, tier: "" })],
  });
  expect(lines.flatMap(({ explained }) => explained)).toEqual([
    { reason: "categoryChanged", volume: 3, messageIds: [], other: { category: "utility" } },
    { reason: "categoryChanged", volume: -3, messageIds: [], other: { category: "marketing" } },
  ]);
});

test("Meta's figures of the last days still grow; those of settled days do not", () => {
  const figures = { ours: [ours(10)], theirs: [theirs(6)] };
  const [growing] = compared({ ...figures, settledThrough: "2026-10-13" });
  expect(growing?.explained).toEqual([{ reason: "notYetReported", volume: -4, messageIds: [] }]);
  const [settled] = compared({ ...figures, settledThrough: "2026-10-14" });
  expect(settled).toMatchObject({ explained: [], unexplainedVolume: -4 });
});

test.each([
  ["a volume tier", "tier", ours(200), theirs(200, { tier: "100001:1000000", costMicros: 3_000_000n })],
  [
    "other free ones than ours",
    "freeTier",
    ours(200, { category: "service", freePlaces: 20 }),
    theirs(200, { category: "service", tier: "", costMicros: 0n }),
  ],
  ["no price list", "noRate", ours(200, { estimatedMicros: null }), theirs(200)],
] as const)("where the volume agrees and the cost does not: %s", (_, reason, mine, metas) => {
  const [line] = compared({ ours: [mine], theirs: [metas] });
  expect(line?.explained).toEqual([{ reason, volume: 0, messageIds: [] }]);
  expect(line?.unexplainedVolume).toBe(0);
});

test("a cost that differs without a reason stays unexplained, to the micro-unit", () => {
  const [line] = compared({ ours: [ours(200)], theirs: [theirs(200, { costMicros: 4_000_000n })] });
  expect(line).toMatchObject({ explained: [], unexplainedMicros: 580_000n });
});

test("an account on a partner's line of credit has volumes and no cost to compare", () => {
  const [line] = compared({ ours: [ours(9)], theirs: [theirs(9, { costMicros: null })] });
  expect(line).toMatchObject({ reportedMicros: null, unexplainedVolume: 0, unexplainedMicros: null });
});

test("no difference is explained twice, whatever the figures are", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let round = 0; round < 300; round++) {
    const places = ["2026-10-13", "2026-10-14", "2026-10-15"].flatMap((day) =>
      ["utility", "marketing", "service"].map((category) => ({ day, category })),
    );
    const missing = places.flatMap((where) =>
      Array.from({ length: random(4) }, (_, index) =>
        unheard(`${where.day} ${where.category} ${index}`, where),
      ),
    );
    const lines = compared({
      ours: places.map((where) => ours(random(6), where)),
      theirs: places.map((where) => theirs(random(6), where)),
      unheard: [...missing],
      settledThrough: "2026-10-14",
    });
    const taken = lines.flatMap(({ explained }) => explained.flatMap(({ messageIds }) => messageIds));
    expect(new Set(taken).size).toBe(taken.length);
    for (const { ours, theirs, explained, unexplainedVolume } of lines) {
      const told = explained.reduce((sum, { volume }) => sum + volume, unexplainedVolume);
      expect(told).toBe(theirs - ours);
    }
  }
});

import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import {
  createContact,
  createConversation,
  createMember,
  createNumber,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { charges } from "@/db/schema/billing";
import { broadcasts } from "@/db/schema/broadcasts";
import { messages } from "@/db/schema/messaging";
import { type Ctx, systemCtx } from "../../context";
import { billed } from "../billed";
import { buildRollups } from "../build-rollups";
import { reportChoices } from "../choices";
import { foldChanges } from "../fold-changes";
import { messagesBehind } from "../messages-behind";
import type { BilledFigures } from "../report-shapes";
import { billedInput, messagesBehindInput } from "../schemas";

/*
 * What is expected was added up by hand. Autumn went to three Belgians at 0.05 and to two Spaniards at 0.06, of whom one got it after
 * midnight; of Sale, one Belgian's cost 0.05. A parcel's notice at 0.02 and a free answer were of no broadcast. The draft was never sent.
 */
const march = (day: number, hour = 10) => new Date(Date.UTC(2026, 2, day, hour));
const period = { from: "2026-03-01", to: "2026-03-31" };
let ctx: Ctx;
let autumn: string;
let sale: string;

beforeAll(async () => {
  const { id: workspaceId } = await createWorkspace({ timeZone: "UTC" });
  ctx = systemCtx(workspaceId, () => march(31));
  const marketer = await createMember(workspaceId, "Chloe", ["marketer"]);
  const number = await createNumber(workspaceId);
  [autumn, sale] = [uuidv7(), uuidv7()];
  const named = (id: string, name: string, startedAt: Date | null) => ({
    ...{ workspaceId, id, name, audience: {}, words: {}, version: 1, createdBy: marketer.id, startedAt },
    ...{
      state: startedAt ? ("done" as const) : ("draft" as const),
      createdAt: march(1),
      changedAt: march(1),
    },
  });
  await ownerDb()
    .insert(broadcasts)
    .values([
      named(autumn, "Autumn", march(2)),
      named(sale, "Sale", march(9)),
      named(uuidv7(), "Draft", null),
    ]);

  async function delivered(name: string, country: string, deliveredAt: Date, micros: bigint, of?: string) {
    const contact = await createContact(workspaceId, { name, country });
    const { id: conversationId } = await createConversation(workspaceId, {
      numberId: number.id,
      contactId: contact.id,
    });
    const messageId = uuidv7();
    await ownerDb()
      .insert(messages)
      .values({
        ...{ workspaceId, id: messageId, conversationId, direction: "outbound", author: "member" },
        ...{ memberId: marketer.id, type: "template", sealedContent: Buffer.alloc(0), broadcastId: of },
        ...{ writtenAt: march(2), status: "delivered" },
      });
    await ownerDb()
      .insert(charges)
      .values({
        ...{ workspaceId, id: uuidv7(), numberId: number.id, waMessageId: `wamid.${messageId}`, messageId },
        ...{ recipient: "", deliveredAt, pricedBy: "delivered", pricedAt: deliveredAt, country },
        ...{ market: country, regime: "2025-07", category: "marketing", pricingType: "regular" },
        ...{ currency: "EUR", estimatedMicros: micros, basis: micros > 0n ? "rateCard" : "window" },
      });
  }
  for (const name of ["Anke", "Bram", "Carl"]) await delivered(name, "BE", march(2), 50_000n, autumn);
  await delivered("Elena", "ES", march(2, 23), 60_000n, autumn);
  await delivered("Fermín", "ES", march(3, 0), 60_000n, autumn);
  await delivered("Anke", "BE", march(9), 50_000n, sale);
  await delivered("Gil", "BE", march(10), 20_000n);
  await delivered("Hugo", "FR", march(11), 0n);
});

const ask = (input: object) => billed(ctx, billedInput.parse({ period, ...input }));
const told = ({ messages, free, money }: BilledFigures) =>
  `${messages}, ${free} free, ${money.map(({ estimatedMicros }) => estimatedMicros).join()}`;
const rows = async (input: object) =>
  (await ask(input)).groups
    .filter(({ figures }) => figures.messages > 0)
    .map(({ key, name, figures }) => [name ?? key ?? "none", told(figures)]);

describe.each([
  ["as it is recorded", async () => {}],
  [
    "taken into the sums",
    async () => {
      while (await foldChanges(ctx));
    },
  ],
  ["with sums made anew", () => buildRollups(ctx)],
  [
    "after its messages were forgotten",
    async () => {
      const ours = eq(messages.workspaceId, ctx.workspaceId);
      await ownerDb().delete(messages).where(ours);
      await buildRollups(ctx);
    },
  ],
])("what broadcasts cost, %s", (_name, happen) => {
  beforeAll(happen);

  test("each by its name, and apart from what was of none", async () => {
    expect(Object.fromEntries(await rows({ groupBy: "broadcast" }))).toEqual({
      Autumn: "5, 0 free, 270000",
      Sale: "1, 0 free, 50000",
      none: "2, 1 free, 20000",
    });
  });

  test("one of them by day, by country and by country in its parts", async () => {
    const filters = { broadcastIds: [autumn] };
    expect(await rows({ groupBy: "day", filters })).toEqual([
      ["2026-03-02", "4, 0 free, 210000"],
      ["2026-03-03", "1, 0 free, 60000"],
    ]);
    expect(await rows({ groupBy: "country", filters })).toEqual([
      ["BE", "3, 0 free, 150000"],
      ["ES", "2, 0 free, 120000"],
    ]);
    expect(await rows({ groupBy: "broadcast", filters: { countries: ["BE"] } })).toEqual(
      expect.arrayContaining([
        ["Autumn", "3, 0 free, 150000"],
        ["Sale", "1, 0 free, 50000"],
      ]),
    );
    // Customers began none of this.
    expect((await ask({ filters })).yielded).toBeNull();
  });

  test("the messages behind one are those that it counts, with its name", async () => {
    const of = { kind: "charges", period, filters: { broadcastIds: [autumn] } };
    const { items } = await messagesBehind(ctx, messagesBehindInput.parse({ of }));
    expect(items).toHaveLength(5);
    for (const item of items) expect(item).toMatchObject({ broadcastId: autumn, broadcastName: "Autumn" });
  });
});

test("a reader chooses among those that were sent, the last one first", async () => {
  const { broadcasts: offered } = await reportChoices(ctx);
  expect(offered.map(({ name }) => name)).toEqual(["Sale", "Autumn"]);
});

import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { createConversation, createMember, createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { charges } from "@/db/schema/billing";
import { responses } from "@/db/schema/inbox";
import { conversationLabels, labels } from "@/db/schema/labels";
import { messages } from "@/db/schema/messaging";
import { conversationTeams, teamMembers, teams } from "@/db/schema/teams";
import { type Ctx, systemCtx } from "../../context";
import { billed } from "../billed";
import { lateAnswers } from "../late-answers";
import { latency } from "../latency";
import { messagesBehind } from "../messages-behind";
import { billedInput, lateAnswersInput, latencyInput, messagesBehindInput } from "../schemas";

const march = (day: number, seconds = 0) => new Date(Date.UTC(2026, 2, day, 10, 0, seconds));
const period = { from: "2026-03-01", to: "2026-03-31" };

/**
 * Ana is in the shop's team until the 10th and then in the one for repairs; Beto is in none. Carmen's conversation is in the
 * queue for repairs since the 5th and has two labels and one that was taken off; Daan's is in no queue and has none.
 */
async function bakery() {
  const { id: workspaceId } = await createWorkspace({ timeZone: "UTC" });
  const [ana, beto] = [await createMember(workspaceId, "Ana"), await createMember(workspaceId, "Beto")];
  const number = await createNumber(workspaceId);
  const carmen = await createConversation(workspaceId, { numberId: number.id });
  const daan = await createConversation(workspaceId, { numberId: number.id });
  const [shop, repairs] = [uuidv7(), uuidv7()];
  const since = { createdAt: march(1) };
  await ownerDb()
    .insert(teams)
    .values([
      { workspaceId, id: shop, name: "Shop", ...since },
      { workspaceId, id: repairs, name: "Repairs", ...since },
    ]);
  const spell = { workspaceId, memberId: ana.id };
  await ownerDb()
    .insert(teamMembers)
    .values([
      { ...spell, id: uuidv7(), teamId: shop, joinedAt: march(1), leftAt: march(10) },
      { ...spell, id: uuidv7(), teamId: repairs, joinedAt: march(10, 1) },
    ]);
  await ownerDb()
    .insert(conversationTeams)
    .values({
      ...{ workspaceId, id: uuidv7(), conversationId: carmen.id, teamId: repairs },
      assignedAt: march(5),
    });
  const named: Record<string, string> = { Urgent: uuidv7(), Oven: uuidv7(), Old: uuidv7() };
  for (const [name, labelId] of Object.entries(named)) {
    await ownerDb()
      .insert(labels)
      .values({ workspaceId, id: labelId, name, colour: "pine", ...since });
    await ownerDb()
      .insert(conversationLabels)
      .values({
        ...{ workspaceId, id: uuidv7(), conversationId: carmen.id, labelId, addedAt: march(1) },
        removedAt: name === "Old" ? march(2) : null,
      });
  }
  const answered = (day: number, seconds: number, memberId: string, conversationId = carmen.id) => ({
    ...{ workspaceId, id: uuidv7(), conversationId, numberId: number.id, askedAt: march(day) },
    ...{ answeredAt: march(day, seconds), answerMessageId: uuidv7(), answeredBy: "person" as const },
    ...{ memberId, waitSeconds: seconds, wasWindowOpen: "open" as const },
  });
  const late = answered(12, 90_000, ana.id);
  const waits = [
    answered(2, 60, ana.id),
    answered(6, 120, ana.id),
    late,
    answered(14, 240, beto.id, daan.id),
    { workspaceId, id: uuidv7(), conversationId: carmen.id, numberId: number.id, askedAt: march(20) },
  ];
  await ownerDb().insert(responses).values(waits);
  await ownerDb()
    .insert(messages)
    .values({
      ...{ workspaceId, id: late.answerMessageId, conversationId: carmen.id, direction: "outbound" },
      ...{ author: "member", memberId: ana.id, type: "text", sealedContent: Buffer.from("") },
      ...{ writtenAt: late.answeredAt, status: "delivered" },
    });
  const deliveredAt = late.answeredAt;
  await ownerDb()
    .insert(charges)
    .values({
      ...{ workspaceId, id: uuidv7(), numberId: number.id, waMessageId: "wamid.1", recipient: "" },
      ...{ messageId: late.answerMessageId, deliveredAt, pricedBy: "delivered", pricedAt: deliveredAt },
      ...{ market: "Spain", regime: "2025-07", category: "utility", pricingType: "regular" },
      ...{ basis: "rateCard", currency: "EUR", estimatedMicros: 20_000n },
    });
  const ctx: Ctx = systemCtx(workspaceId, () => march(21));
  return { ctx, shop, repairs, named, waits };
}

let shop: Awaited<ReturnType<typeof bakery>>;
beforeAll(async () => {
  shop = await bakery();
});

const byName = <Row extends { name: string | null }>(rows: Row[]) =>
  rows.toSorted((one, other) => String(one.name).localeCompare(String(other.name)));

describe("by team: of who answered, at that time; of a wait that goes on, the team in whose queue it is", () => {
  test("how long customers waited", async () => {
    const { groups, total } = await latency(shop.ctx, latencyInput.parse({ period, groupBy: "team" }));
    expect(byName(groups).map(({ name, figures }) => [name, figures.answered, figures.waiting])).toEqual([
      [null, 1, 0],
      ["Repairs", 1, 1],
      ["Shop", 2, 0],
    ]);
    expect([total.answered, total.waiting]).toEqual([4, 1]);
  });

  test("what was billed, and for which late answers", async () => {
    const { groups } = await billed(shop.ctx, billedInput.parse({ period, groupBy: "team" }));
    expect(byName(groups).map(({ name, figures }) => [name, figures.messages])).toContainEqual([
      "Repairs",
      1,
    ]);
    const late = await lateAnswers(shop.ctx, lateAnswersInput.parse({ period, groupBy: "team" }));
    expect(
      byName(late.groups).map(({ name, figures }) => [name, figures.late, figures.billed.messages]),
    ).toEqual([
      [null, 0, 0],
      ["Repairs", 1, 1],
      ["Shop", 0, 0],
    ]);
  });
});

describe("by label: a conversation with several counts for each of them, and once in the total", () => {
  test("how long customers waited", async () => {
    const { groups, total } = await latency(shop.ctx, latencyInput.parse({ period, groupBy: "label" }));
    expect(byName(groups).map(({ name, figures }) => [name, figures.answered, figures.waiting])).toEqual([
      [null, 1, 0],
      ["Oven", 3, 1],
      ["Urgent", 3, 1],
    ]);
    expect([total.answered, total.waiting]).toEqual([4, 1]);
  });

  test("what was billed, and for which late answers", async () => {
    const told = await billed(shop.ctx, billedInput.parse({ period, groupBy: "label" }));
    const cost = ({ money }: typeof told.total) => money.map(({ estimatedMicros }) => estimatedMicros);
    expect(
      byName(told.groups)
        .filter(({ figures }) => figures.messages > 0)
        .map(({ name, figures }) => [name, figures.messages, cost(figures)]),
    ).toEqual([
      ["Oven", 1, [20_000n]],
      ["Urgent", 1, [20_000n]],
    ]);
    expect([told.total.messages, cost(told.total)]).toEqual([1, [20_000n]]);
    const late = await lateAnswers(shop.ctx, lateAnswersInput.parse({ period, groupBy: "label" }));
    expect([late.total.late, late.total.answered, late.total.billed.messages]).toEqual([1, 4, 1]);
  });
});

test("the waits and charges behind a figure are those of the team or the label", async () => {
  const behind = async (of: object) => {
    const { items } = await messagesBehind(shop.ctx, messagesBehindInput.parse({ of }));
    return items.map(({ id }) => id);
  };
  const answers = { kind: "answers", period };
  const [first, second, late] = shop.waits;
  expect((await behind({ ...answers, filters: { teamIds: [shop.shop] } })).sort()).toEqual(
    [first!.id, second!.id].sort(),
  );
  expect(await behind({ ...answers, filters: { teamIds: [shop.repairs] } })).toEqual([late!.id]);
  expect(await behind({ ...answers, filters: { labelIds: [shop.named.Urgent] } })).toHaveLength(3);
  expect(await behind({ ...answers, filters: { labelIds: [shop.named.Old] } })).toEqual([]);
  expect(await behind({ kind: "waiting", filters: { teamIds: [shop.repairs] } })).toHaveLength(1);
  expect(await behind({ kind: "waiting", filters: { labelIds: [shop.named.Oven] } })).toHaveLength(1);
  expect(await behind({ kind: "charges", period, filters: { labelIds: [shop.named.Oven] } })).toHaveLength(1);
  expect(await behind({ kind: "charges", period, filters: { teamIds: [shop.shop] } })).toEqual([]);
});

import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { as, createConversation, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries } from "@/db/schema/identity";
import { responses } from "@/db/schema/inbox";
import { systemCtx } from "../../context";
import { latency } from "../latency";
import { latencyInput } from "../schemas";
import { getGoals } from "./get-goals";
import { saveGoals } from "./save-goals";
import { goalSteps, saveGoalsInput } from "./schemas";

const noon = new Date("2026-03-04T12:00:00Z");

/** A workspace in which two customers were answered: one after so many seconds, the other a second later. */
async function furnish(waitSeconds: number) {
  const luna = await createWorkspace();
  const ana = await createMember(luna.id, "Ana", ["owner"]);
  for (const wait of [waitSeconds, waitSeconds + 1]) {
    const { id: conversationId } = await createConversation(luna.id);
    await ownerDb()
      .insert(responses)
      .values({
        ...{ workspaceId: luna.id, id: uuidv7(), conversationId, askedAt: noon, isFirst: true },
        ...{ answeredAt: new Date(noon.getTime() + wait * 1000), answeredBy: "person" },
        ...{ waitSeconds: wait, workingSeconds: 60 },
      });
  }
  const within = async (question: object) => {
    const period = { from: "2026-03-04", to: "2026-03-04" };
    const report = await latency(systemCtx(luna.id), latencyInput.parse({ period, ...question }));
    return { goalSeconds: report.goalSeconds, kept: report.total.within.goal };
  };
  return { luna, ana, within };
}

test("a report counts to the last customer who was answered within the goal of its workspace", async () => {
  const { ana, within } = await furnish(10 * 60);
  expect(await within({})).toEqual({ goalSeconds: null, kept: null });
  await saveGoals(as(ana), { firstMinutes: 5, everyMinutes: 10, clock: "calendar" });
  expect(await within({})).toEqual({ goalSeconds: 600, kept: { count: 1, of: 2 } });
  expect(await within({ measure: "first" })).toEqual({ goalSeconds: 300, kept: { count: 0, of: 2 } });
  expect(await within({ goalSeconds: 900 })).toEqual({ goalSeconds: 900, kept: { count: 2, of: 2 } });
});

test("a goal in working time is for reports in working time, and no goal is for what a rule says", async () => {
  const { ana, within } = await furnish(10 * 60);
  await saveGoals(as(ana), { firstMinutes: null, everyMinutes: 5, clock: "working" });
  expect(await within({})).toEqual({ goalSeconds: null, kept: null });
  expect(await within({ clock: "working" })).toEqual({ goalSeconds: 300, kept: { count: 2, of: 2 } });
  expect(await within({ clock: "working", measure: "first" })).toMatchObject({ goalSeconds: null });
  expect(await within({ clock: "working", answeredBy: "automatic" })).toMatchObject({ goalSeconds: null });
});

test("who sets a goal is in the audit trail, once for each change", async () => {
  const { luna, ana } = await furnish(60);
  const goals = { firstMinutes: 5, everyMinutes: 60, clock: "calendar" } as const;
  await saveGoals(as(ana), goals);
  await saveGoals(as(ana), goals);
  await saveGoals(as(ana), { ...goals, everyMinutes: null });
  const entries = await ownerDb()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.workspaceId, luna.id))
    .orderBy(auditEntries.id);
  expect(
    entries.map(({ action, before, after }) => [action, before?.everyMinutes, after?.everyMinutes]),
  ).toEqual([
    ["goals.changed", null, 60],
    ["goals.changed", 60, null],
  ]);
  expect(await getGoals(systemCtx(luna.id))).toEqual({ ...goals, everyMinutes: null });
});

test("who is an owner no more sets no goal", async () => {
  const { luna } = await furnish(60);
  const beto = await createMember(luna.id, "Beto", ["finance"]);
  const goals = { firstMinutes: 5, everyMinutes: 60, clock: "calendar" } as const;
  await expect(saveGoals(as(beto), goals)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("only what can be counted exactly can be a goal", () => {
  const of = (everyMinutes: number) =>
    saveGoalsInput.safeParse({ firstMinutes: null, everyMinutes, clock: "calendar" }).success;
  expect(goalSteps.every(of)).toBe(true);
  for (const minutes of [0, 4, 7.5, 61]) expect(of(minutes)).toBe(false);
});

import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createConversation, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { assignments, closures } from "@/db/schema/inbox";
import { claimConversation } from "./claim-conversation";
import { closeConversation } from "./close-conversation";
import { findAssignment } from "./find-assignment";
import { getConversation } from "./get-conversation";
import { releaseConversation } from "./release-conversation";
import { reopenConversation } from "./reopen-conversation";

async function counter() {
  const luna = await createWorkspace();
  const [ana, beto, carla] = await Promise.all(
    ["Ana", "Beto", "Carla"].map((name) => createMember(luna.id, name)),
  );
  const { id: conversationId } = await createConversation(luna.id);
  return { luna, ana: ana!, beto: beto!, carla: carla!, conversationId };
}

const openAssignments = (conversationId: string) =>
  ownerDb()
    .select()
    .from(assignments)
    .where(and(eq(assignments.conversationId, conversationId), isNull(assignments.endedAt)));

test("when two agents click at once, one gets it and the other is told who", async () => {
  const { ana, beto, conversationId } = await counter();

  const clicks = await Promise.allSettled(
    [ana, beto].map((agent) => claimConversation(as(agent), { conversationId })),
  );

  expect(clicks.map((click) => click.status).sort()).toEqual(["fulfilled", "rejected"]);
  const [holder] = await openAssignments(conversationId);
  expect(clicks.find((click) => click.status === "rejected")).toMatchObject({
    reason: {
      code: "CONFLICT",
      key: "conversationTaken",
      params: { name: holder!.memberId === ana.id ? "Ana" : "Beto" },
    },
  });
});

test("taking one's own conversation again changes nothing", async () => {
  const { ana, conversationId } = await counter();
  const first = await claimConversation(as(ana), { conversationId });
  const second = await claimConversation(as(ana), { conversationId });
  expect(second.id).toBe(first.id);
});

test("a colleague's conversation is taken over by saying whose, and by one of those who try", async () => {
  const { ana, beto, carla, conversationId } = await counter();
  await claimConversation(as(ana), { conversationId });
  await expect(claimConversation(as(beto), { conversationId })).rejects.toMatchObject({ code: "CONFLICT" });

  const clicks = await Promise.allSettled(
    [beto, carla].map((agent) => claimConversation(as(agent), { conversationId, fromMemberId: ana.id })),
  );

  expect(clicks.filter((click) => click.status === "fulfilled")).toHaveLength(1);
  const open = await openAssignments(conversationId);
  expect(open).toHaveLength(1);
  expect(open[0]!.memberId).not.toBe(ana.id);
});

test("taking over from somebody who no longer has it takes it from nobody else", async () => {
  const { ana, beto, carla, conversationId } = await counter();
  await claimConversation(as(beto), { conversationId });
  await expect(claimConversation(as(carla), { conversationId, fromMemberId: ana.id })).rejects.toMatchObject({
    key: "conversationTaken",
    params: { name: "Beto" },
  });
});

test("only who has a conversation can release it", async () => {
  const { ana, beto, conversationId } = await counter();
  await claimConversation(as(ana), { conversationId });

  await releaseConversation(as(beto), { conversationId });
  expect(await findAssignment(as(beto), conversationId)).toMatchObject({ memberId: ana.id });

  await releaseConversation(as(ana), { conversationId });
  expect(await findAssignment(as(ana), conversationId)).toBeUndefined();
});

test("closing leaves one closure however often it is clicked, and nobody's hands full", async () => {
  const { ana, beto, conversationId } = await counter();
  await claimConversation(as(ana), { conversationId });

  await Promise.all([ana, beto].map((agent) => closeConversation(as(agent), { conversationId })));

  expect(await getConversation(as(ana), { conversationId })).toMatchObject({
    isClosed: true,
    assignee: null,
  });
  expect(
    await ownerDb().select().from(closures).where(eq(closures.conversationId, conversationId)),
  ).toHaveLength(1);

  await reopenConversation(as(beto), { conversationId });
  expect(await getConversation(as(ana), { conversationId })).toMatchObject({ isClosed: false });
});

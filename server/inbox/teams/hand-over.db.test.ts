import { expect, test } from "vitest";
import { as, createConversation, createMember, createWorkspace } from "@/db/factories";
import { archiveTeam } from "../../identity/teams/archive-team";
import { createTeam } from "../../identity/teams/create-team";
import { claimConversation } from "../claim-conversation";
import { getConversation } from "../get-conversation";
import { getThread } from "../get-thread";
import { listConversations } from "../list-conversations";
import { listConversationsInput } from "../schemas";
import { handOver } from "./hand-over";

async function shop() {
  const luna = await createWorkspace();
  const noor = await createMember(luna.id, "Noor", ["owner"]);
  const [ana, beto] = [await createMember(luna.id, "Ana"), await createMember(luna.id, "Beto")];
  const { id: conversationId } = await createConversation(luna.id);
  const { teamId } = await createTeam(as(noor), { name: "Repairs", memberIds: [beto.id] });
  const queueOf = async (whose: typeof ana, filter: { teamId?: string; ofMyTeams?: boolean }) => {
    const input = listConversationsInput.parse({ view: "unassigned", ...filter });
    return (await listConversations(as(whose), input)).rows.map(({ id }) => id);
  };
  return { luna, noor, ana, beto, conversationId, teamId, queueOf };
}

test("a conversation that is handed over waits in the team's queue until one of it takes it", async () => {
  const { ana, beto, conversationId, teamId, queueOf } = await shop();
  await claimConversation(as(ana), { conversationId });
  await handOver(as(ana), { conversationId, teamId });

  expect(await queueOf(beto, { ofMyTeams: true })).toEqual([conversationId]);
  expect(await queueOf(ana, { ofMyTeams: true })).toEqual([]);
  expect(await queueOf(ana, { teamId })).toEqual([conversationId]);
  await claimConversation(as(beto), { conversationId });
  expect(await queueOf(beto, { ofMyTeams: true })).toEqual([]);
  expect(await getConversation(as(ana), { conversationId })).toMatchObject({
    assignee: { name: "Beto" },
    team: { name: "Repairs" },
  });
  const { events } = await getThread(as(ana), { conversationId });
  expect(events.map(({ kind, name }) => [kind, name])).toEqual([
    ["taken", "Ana"],
    ["handedOver", "Ana"],
    ["taken", "Beto"],
  ]);
});

test("what a colleague has is not handed on over her head", async () => {
  const { ana, beto, conversationId, teamId } = await shop();
  await claimConversation(as(ana), { conversationId });
  await expect(handOver(as(beto), { conversationId, teamId })).rejects.toMatchObject({
    key: "handOverTaken",
    params: { name: "Ana" },
  });
});

test("nothing is handed to an archived team, nor to one of another workspace", async () => {
  const [{ noor, ana, conversationId, teamId, queueOf }, { teamId: strange }] = [await shop(), await shop()];
  await handOver(as(ana), { conversationId, teamId });
  await archiveTeam(as(noor), { teamId });
  await handOver(as(ana), { conversationId, teamId: null });
  for (const one of [teamId, strange]) {
    await expect(handOver(as(ana), { conversationId, teamId: one })).rejects.toMatchObject({
      key: "teamNotFound",
    });
  }
  expect(await queueOf(ana, {})).toEqual([conversationId]);
});

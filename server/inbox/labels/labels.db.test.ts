import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createConversation, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { conversationLabels } from "@/db/schema/labels";
import { getConversation } from "../get-conversation";
import { listConversations } from "../list-conversations";
import { listConversationsInput } from "../schemas";
import { archiveLabel } from "./archive-label";
import { changeLabel } from "./change-label";
import { createLabel } from "./create-label";
import { listLabels } from "./list-labels";
import { putLabel } from "./put-label";
import { mostLabels } from "./schemas";
import { takeLabelOff } from "./take-label-off";

async function shop() {
  const luna = await createWorkspace();
  const noor = await createMember(luna.id, "Noor", ["owner"]);
  const ana = await createMember(luna.id, "Ana");
  const { id: conversationId } = await createConversation(luna.id);
  const { labelId } = await createLabel(as(noor), { name: "Urgent", colour: "ochre" });
  return { luna, noor, ana, conversationId, labelId };
}

test("a conversation wears a label from when it is put on until it is taken off, and both are kept", async () => {
  const { luna, ana, conversationId, labelId } = await shop();
  const worn = async () => (await getConversation(as(ana), { conversationId })).labels;
  await putLabel(as(ana), { conversationId, labelId });
  await putLabel(as(ana), { conversationId, labelId });
  expect(await worn()).toEqual([{ id: labelId, name: "Urgent", colour: "ochre" }]);

  await takeLabelOff(as(ana), { conversationId, labelId });
  await takeLabelOff(as(ana), { conversationId, labelId });
  expect(await worn()).toEqual([]);
  const kept = await ownerDb()
    .select({ addedBy: conversationLabels.addedBy, removedBy: conversationLabels.removedBy })
    .from(conversationLabels)
    .where(and(eq(conversationLabels.workspaceId, luna.id), eq(conversationLabels.labelId, labelId)));
  expect(kept).toEqual([{ addedBy: ana.id, removedBy: ana.id }]);
});

test("the inbox shows the conversations that wear a label now, and no others", async () => {
  const { luna, ana, conversationId, labelId } = await shop();
  const { id: other } = await createConversation(luna.id);
  await putLabel(as(ana), { conversationId, labelId });
  await putLabel(as(ana), { conversationId: other, labelId });
  await takeLabelOff(as(ana), { conversationId: other, labelId });
  const { rows } = await listConversations(as(ana), listConversationsInput.parse({ view: "all", labelId }));
  expect(rows.map(({ id, labels }) => [id, labels.map(({ name }) => name)])).toEqual([
    [conversationId, ["Urgent"]],
  ]);
});

test("an archived label is put on nothing more, stays where it is, and can still be taken off", async () => {
  const { luna, noor, ana, conversationId, labelId } = await shop();
  const { id: other } = await createConversation(luna.id);
  await putLabel(as(ana), { conversationId, labelId });
  await archiveLabel(as(noor), { labelId });
  await expect(putLabel(as(ana), { conversationId: other, labelId })).rejects.toMatchObject({
    key: "labelNotFound",
  });
  expect((await getConversation(as(ana), { conversationId })).labels).toHaveLength(1);
  await takeLabelOff(as(ana), { conversationId, labelId });
  expect((await getConversation(as(ana), { conversationId })).labels).toEqual([]);
  expect(await listLabels(as(ana))).toMatchObject([{ name: "Urgent", isArchived: true }]);
});

test("a label has a name of its own, and a conversation not more of them than anybody reads", async () => {
  const { noor, ana, conversationId, labelId } = await shop();
  await expect(createLabel(as(noor), { name: "urgent", colour: "pine" })).rejects.toMatchObject({
    key: "labelNameTaken",
  });
  await changeLabel(as(noor), { labelId, name: "urgent", colour: "pine" });
  for (let n = 0; n < mostLabels; n++) {
    const { labelId } = await createLabel(as(noor), { name: `Label ${n}`, colour: "stone" });
    await putLabel(as(ana), { conversationId, labelId });
  }
  await expect(putLabel(as(ana), { conversationId, labelId })).rejects.toMatchObject({
    key: "tooManyLabels",
  });
});

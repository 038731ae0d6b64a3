import { z } from "zod";
import { inTransaction } from "../../context";
import { labelsOf } from "../../inbox/labels/labels-of";
import { listLabels } from "../../inbox/labels/list-labels";
import { putLabel } from "../../inbox/labels/put-label";
import { labelColours } from "../../inbox/labels/schemas";
import { takeLabelOff } from "../../inbox/labels/take-label-off";
import { loadConversation } from "../../messaging/load-conversation";
import { defineRoute } from "./route";

const conversationId = z.uuid();
const labelId = z.uuid();
const label = z.strictObject({ id: labelId, name: z.string(), colour: z.enum(labelColours) });
const ofConversation = "/conversations/{conversationId}/labels";

export const labels = defineRoute({
  method: "GET",
  path: "/labels",
  scope: "labels:write",
  name: "listLabels",
  summary: "What conversations are sorted by",
  input: z.strictObject({}),
  output: z
    .strictObject({
      labels: z.array(
        label.extend({
          isArchived: z.boolean().meta({ description: "It can be put on nothing more." }),
        }),
      ),
    })
    .meta({ id: "Labels" }),
  handle: async (ctx) => ({ labels: await listLabels(ctx) }),
});

export const labelsOfConversation = defineRoute({
  method: "GET",
  path: ofConversation,
  scope: "labels:write",
  name: "listLabelsOfConversation",
  summary: "The labels that a conversation has now",
  input: z.strictObject({ conversationId }),
  output: z.strictObject({ labels: z.array(label) }).meta({ id: "LabelsOfConversation" }),
  handle: (ctx, { conversationId }) =>
    inTransaction(ctx, async (ctx) => {
      await loadConversation(ctx, conversationId);
      const worn = await labelsOf(ctx, [conversationId]);
      return { labels: worn.map(({ id, name, colour }) => ({ id, name, colour })) };
    }),
});

const changed = z.strictObject({ conversationId, labelId }).meta({ id: "ConversationLabel" });

export const puttingLabel = defineRoute({
  method: "PUT",
  path: `${ofConversation}/{labelId}`,
  scope: "labels:write",
  name: "putLabel",
  summary: "Put a label on a conversation; once it has it, this changes nothing",
  input: z.strictObject({ conversationId, labelId }),
  output: changed,
  handle: async (ctx, input) => {
    await putLabel(ctx, input);
    return input;
  },
});

export const takingLabelOff = defineRoute({
  method: "DELETE",
  path: `${ofConversation}/{labelId}`,
  scope: "labels:write",
  name: "takeLabelOff",
  summary: "Take a label off a conversation; that it had it is kept",
  input: z.strictObject({ conversationId, labelId }),
  output: changed,
  handle: async (ctx, input) => {
    await takeLabelOff(ctx, input);
    return input;
  },
});

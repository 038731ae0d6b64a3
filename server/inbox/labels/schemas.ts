import { z } from "zod";
import type { LabelColour } from "@/db/schema/labels";
import { line } from "../../line";

export type { LabelColour };
export const labelColours = ["pine", "ochre", "indigo", "orchid", "stone"] as const satisfies LabelColour[];

export const labelInput = z.strictObject({ labelId: z.uuid() });
export type LabelInput = z.infer<typeof labelInput>;

export const createLabelInput = z.strictObject({
  name: line.min(1).max(40),
  colour: z.enum(labelColours),
});
export type CreateLabelInput = z.infer<typeof createLabelInput>;

export const changeLabelInput = createLabelInput.extend({ labelId: z.uuid() });
export type ChangeLabelInput = z.infer<typeof changeLabelInput>;

export const conversationLabelInput = z.strictObject({ conversationId: z.uuid(), labelId: z.uuid() });
export type ConversationLabelInput = z.infer<typeof conversationLabelInput>;

/** Of one conversation: more than anybody reads beside a name. */
export const mostLabels = 20;

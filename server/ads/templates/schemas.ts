import { z } from "zod";
import { line } from "../../line";

export const longestTemplateName = 80;

export const saveTemplateInput = z.object({
  draftId: z.uuid(),
  name: line.min(1).max(longestTemplateName),
});
export type SaveTemplateInput = z.output<typeof saveTemplateInput>;

export const templateInput = z.object({ campaignTemplateId: z.uuid() });
export type TemplateInput = z.output<typeof templateInput>;

export const startFromTemplateInput = templateInput.extend({ connectionId: z.uuid() });
export type StartFromTemplateInput = z.output<typeof startFromTemplateInput>;

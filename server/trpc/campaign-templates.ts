import { discardTemplate } from "../ads/templates/discard-template";
import { listTemplates } from "../ads/templates/list-templates";
import { saveTemplate } from "../ads/templates/save-template";
import { saveTemplateInput, startFromTemplateInput, templateInput } from "../ads/templates/schemas";
import { startFromTemplate } from "../ads/templates/start-from-template";
import { memberProcedure, router } from "./base";

export const campaignTemplatesRouter = router({
  list: memberProcedure.query(({ ctx }) => listTemplates(ctx)),
  save: memberProcedure.input(saveTemplateInput).mutation(({ ctx, input }) => saveTemplate(ctx, input)),
  start: memberProcedure
    .input(startFromTemplateInput)
    .mutation(({ ctx, input }) => startFromTemplate(ctx, input)),
  discard: memberProcedure.input(templateInput).mutation(({ ctx, input }) => discardTemplate(ctx, input)),
});

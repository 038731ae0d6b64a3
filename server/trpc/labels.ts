import { archiveLabel, restoreLabel } from "../inbox/labels/archive-label";
import { changeLabel } from "../inbox/labels/change-label";
import { createLabel } from "../inbox/labels/create-label";
import { listLabels } from "../inbox/labels/list-labels";
import { changeLabelInput, createLabelInput, labelInput } from "../inbox/labels/schemas";
import { memberProcedure, router } from "./base";

export const labelsRouter = router({
  list: memberProcedure.query(({ ctx }) => listLabels(ctx)),
  create: memberProcedure.input(createLabelInput).mutation(({ ctx, input }) => createLabel(ctx, input)),
  change: memberProcedure.input(changeLabelInput).mutation(({ ctx, input }) => changeLabel(ctx, input)),
  archive: memberProcedure.input(labelInput).mutation(({ ctx, input }) => archiveLabel(ctx, input)),
  restore: memberProcedure.input(labelInput).mutation(({ ctx, input }) => restoreLabel(ctx, input)),
});

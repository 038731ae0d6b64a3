import { getChecklist } from "../profile/checklist/get-checklist";
import { memberProcedure, router } from "./base";

export const checklistRouter = router({
  get: memberProcedure.query(({ ctx }) => getChecklist(ctx)),
});

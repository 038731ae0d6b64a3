import { getGoals } from "../analytics/goals/get-goals";
import { saveGoals } from "../analytics/goals/save-goals";
import { saveGoalsInput } from "../analytics/goals/schemas";
import { memberProcedure, router } from "./base";

export const goalsRouter = router({
  get: memberProcedure.query(({ ctx }) => getGoals(ctx)),
  save: memberProcedure.input(saveGoalsInput).mutation(({ ctx, input }) => saveGoals(ctx, input)),
});

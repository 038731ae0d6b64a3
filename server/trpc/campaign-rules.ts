import { changeLimitInput, limitInput, setLimitInput } from "../ads/guard/schemas";
import { changeLimit, removeLimit, setLimit } from "../ads/guard/set-limit";
import { addRule } from "../ads/rules/add-rule";
import { changeRule, removeRule } from "../ads/rules/change-rule";
import { listRules } from "../ads/rules/list-rules";
import { addRuleInput, changeRuleInput, ruleInput } from "../ads/rules/schemas";
import { memberProcedure, router } from "./base";

export const campaignRulesRouter = router({
  list: memberProcedure.query(({ ctx }) => listRules(ctx)),
  add: memberProcedure.input(addRuleInput).mutation(({ ctx, input }) => addRule(ctx, input)),
  change: memberProcedure.input(changeRuleInput).mutation(({ ctx, input }) => changeRule(ctx, input)),
  remove: memberProcedure.input(ruleInput).mutation(({ ctx, input }) => removeRule(ctx, input)),
  setLimit: memberProcedure.input(setLimitInput).mutation(({ ctx, input }) => setLimit(ctx, input)),
  changeLimit: memberProcedure.input(changeLimitInput).mutation(({ ctx, input }) => changeLimit(ctx, input)),
  removeLimit: memberProcedure.input(limitInput).mutation(({ ctx, input }) => removeLimit(ctx, input)),
});

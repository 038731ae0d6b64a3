import { listLateAnswers } from "../billing/launch/list-late-answers";
import { messagesOf2018 } from "../billing/launch/messages-of-2018";
import { lateAnswersPageInput, messagesOf2018Input } from "../billing/launch/schemas";
import { memberProcedure, router } from "./base";
import { comparedLateInput, comparedLateReport } from "./compared-late-report";

export const lateRouter = router({
  report: memberProcedure.input(comparedLateInput).query(({ ctx, input }) => comparedLateReport(ctx, input)),
  answers: memberProcedure.input(lateAnswersPageInput).query(({ ctx, input }) => listLateAnswers(ctx, input)),
  messages: memberProcedure.input(messagesOf2018Input).query(({ ctx, input }) => messagesOf2018(ctx, input)),
});

import { lateReport } from "../billing/launch/late-report";
import { listLateAnswers } from "../billing/launch/list-late-answers";
import { messagesOf2018 } from "../billing/launch/messages-of-2018";
import { lateAnswersPageInput, lateReportInput, messagesOf2018Input } from "../billing/launch/schemas";
import { memberProcedure, router } from "./base";

export const lateRouter = router({
  report: memberProcedure.input(lateReportInput).query(({ ctx, input }) => lateReport(ctx, input)),
  answers: memberProcedure.input(lateAnswersPageInput).query(({ ctx, input }) => listLateAnswers(ctx, input)),
  messages: memberProcedure.input(messagesOf2018Input).query(({ ctx, input }) => messagesOf2018(ctx, input)),
});

import { mailReport } from "../analytics/report-mails/mail-report";
import { mailReportInput, stopByLinkInput } from "../analytics/report-mails/schemas";
import { stopMail, stopMailByLink } from "../analytics/report-mails/stop-mail";
import { changeReport } from "../analytics/saved-reports/change-report";
import { deleteReport } from "../analytics/saved-reports/delete-report";
import { listSavedReports } from "../analytics/saved-reports/list-saved-reports";
import { saveReport } from "../analytics/saved-reports/save-report";
import { changeReportInput, savedReportInput, saveReportInput } from "../analytics/saved-reports/schemas";
import { memberProcedure, router, visitorProcedure } from "./base";

export const savedReportsRouter = router({
  list: memberProcedure.query(({ ctx }) => listSavedReports(ctx)),
  save: memberProcedure.input(saveReportInput).mutation(({ ctx, input }) => saveReport(ctx, input)),
  change: memberProcedure.input(changeReportInput).mutation(({ ctx, input }) => changeReport(ctx, input)),
  delete: memberProcedure.input(savedReportInput).mutation(({ ctx, input }) => deleteReport(ctx, input)),
  mail: memberProcedure.input(mailReportInput).mutation(({ ctx, input }) => mailReport(ctx, input)),
  stopMail: memberProcedure.input(savedReportInput).mutation(({ ctx, input }) => stopMail(ctx, input)),
  stopMailByLink: visitorProcedure.input(stopByLinkInput).mutation(({ input }) => stopMailByLink(input)),
});

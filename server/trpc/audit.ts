import { listAudit } from "../identity/audit/list-audit";
import { listAuditChoices } from "../identity/audit/list-audit-choices";
import { listAuditInput } from "../identity/schemas";
import { memberProcedure, router } from "./base";

export const auditRouter = router({
  list: memberProcedure.input(listAuditInput).query(({ ctx, input }) => listAudit(ctx, input)),
  choices: memberProcedure.query(({ ctx }) => listAuditChoices(ctx)),
});

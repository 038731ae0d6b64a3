import type { savedReports } from "@/db/schema/saved-reports";
import type { Role } from "../../context";
import { mayCall, type Procedure } from "../../identity/permissions";
import type { SavedReportKind } from "./schemas";

const procedureOf: Record<SavedReportKind, Procedure> = {
  "response-time": "analytics.latency",
  "billed-messages": "analytics.billed",
  "late-answers": "late.report",
  "ad-results": "funnel.report",
  reconciliation: "reconciliation.month",
};

type Report = Pick<typeof savedReports.$inferSelect, "report" | "memberId" | "isShared">;
type Reader = { memberId: string; roles: readonly Role[] };

/** Her own, and those that colleagues share, of the reports that her roles open. */
export const mayRead = ({ report, memberId, isShared }: Report, reader: Reader) =>
  (isShared || memberId === reader.memberId) && mayCall(reader.roles, procedureOf[report]);

/** Her own; an owner also looks after those that are shared, as their makers may have left. */
export const mayChange = (report: Report, reader: Reader) =>
  mayRead(report, reader) && (report.memberId === reader.memberId || reader.roles.includes("owner"));

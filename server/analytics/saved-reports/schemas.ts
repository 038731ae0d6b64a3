import { z } from "zod";
import { line } from "../../line";
import { funnelInput } from "../funnel/schemas";
import { periodChoiceSchema } from "../periods/schemas";
import { billedInput, latencyInput } from "../schemas";

export const savedReportKinds = ["response-time", "billed-messages", "ad-results"] as const;
export type SavedReportKind = (typeof savedReportKinds)[number];

/** Where each is read. */
export const pathOfReport: Record<SavedReportKind, `/${string}`> = {
  "response-time": "/analytics/response-time",
  "billed-messages": "/analytics/billed-messages",
  "ad-results": "/campaigns/results",
};

export const mostSavedReports = 100;

const { period: _ofWaits, ...ofWaits } = latencyInput.shape;
const { period: _ofBills, ...ofBills } = billedInput.shape;
const { period: _ofResults, mostGroups: _ofScreen, ...ofResults } = funnelInput.shape;

/** What a report is asked, but for the days. */
export const savedQuestion = z.discriminatedUnion("report", [
  z.object({ report: z.literal("response-time"), question: z.object(ofWaits) }),
  z.object({ report: z.literal("billed-messages"), question: z.object(ofBills) }),
  z.object({ report: z.literal("ad-results"), question: z.object(ofResults) }),
]);
export type SavedQuestion = z.infer<typeof savedQuestion>;

const named = { name: line.min(1).max(80), isShared: z.boolean() };

export const saveReportInput = z.strictObject({
  ...named,
  /** As the address of the report has it, in the letters of a query. */
  query: z
    .string()
    .max(4000)
    .regex(/^[\w*.%+&=-]*$/)
    .meta({ examples: ["period=last7"] }),
  period: periodChoiceSchema,
  asked: savedQuestion,
});
export type SaveReportInput = z.infer<typeof saveReportInput>;

export const savedReportInput = z.strictObject({ savedReportId: z.uuid() });
export type SavedReportInput = z.infer<typeof savedReportInput>;

export const changeReportInput = savedReportInput.extend(named);
export type ChangeReportInput = z.infer<typeof changeReportInput>;

import { z } from "zod";
import { line } from "../../line";
import { funnelInput } from "../funnel/schemas";
import { isWholeMonth, periodChoiceOf, periodChoiceSchema, periodOf, presetOf } from "../periods/schemas";
import { billedInput, latencyFiltersSchema, latencyGroups, latencyInput, touchGroups } from "../schemas";

export const savedReportKinds = [
  "response-time",
  "billed-messages",
  "late-answers",
  "ad-results",
  "reconciliation",
] as const;
export type SavedReportKind = (typeof savedReportKinds)[number];

/** Where each is read. */
export const pathOfReport: Record<SavedReportKind, `/${string}`> = {
  "response-time": "/analytics/response-time",
  "billed-messages": "/analytics/billed-messages",
  "late-answers": "/analytics/late-answers",
  "ad-results": "/campaigns/results",
  reconciliation: "/analytics/reconciliation",
};

export const mostSavedReports = 100;

const { period: _ofWaits, ...ofWaits } = latencyInput.shape;
const { period: _ofBills, ...ofBills } = billedInput.shape;
const { period: _ofResults, mostGroups: _ofScreen, ...ofResults } = funnelInput.shape;
/** The room of billing answers it, by groups that are fewer than those of waits. */
const ofLateAnswers = z.object({
  filters: latencyFiltersSchema.omit({ cameBy: true }),
  groupBy: z.enum(latencyGroups).exclude(touchGroups),
});
export type LateQuestion = z.infer<typeof ofLateAnswers>;

/** What a report is asked, but for the days. */
export const savedQuestion = z.discriminatedUnion("report", [
  z.object({ report: z.literal("response-time"), question: z.object(ofWaits) }),
  z.object({ report: z.literal("billed-messages"), question: z.object(ofBills) }),
  z.object({ report: z.literal("late-answers"), question: ofLateAnswers }),
  z.object({ report: z.literal("ad-results"), question: z.object(ofResults) }),
  z.object({ report: z.literal("reconciliation"), question: z.object({ accountId: z.uuid() }) }),
]);
export type SavedQuestion = z.infer<typeof savedQuestion>;

/** Of these, Meta's figures and ours are compared: whole months, or the one that goes on. */
const isMonth = (period: string) => {
  const choice = periodChoiceOf(period);
  if (!choice || presetOf(choice)) return choice === "thisMonth" || choice === "lastMonth";
  return isWholeMonth(periodOf(choice, ""));
};

const named = { name: line.min(1).max(80), isShared: z.boolean() };

export const saveReportInput = z
  .strictObject({
    ...named,
    /** As the address of the report has it, in the letters of a query. */
    query: z
      .string()
      .max(4000)
      .regex(/^[\w*.%+&=-]*$/)
      .meta({ examples: ["period=last7"] }),
    period: periodChoiceSchema,
    asked: savedQuestion,
  })
  .refine(({ asked, period }) => asked.report !== "reconciliation" || isMonth(period), {
    path: ["period"],
    message: "Choose a month.",
  });
export type SaveReportInput = z.infer<typeof saveReportInput>;

export const savedReportInput = z.strictObject({ savedReportId: z.uuid() });
export type SavedReportInput = z.infer<typeof savedReportInput>;

export const changeReportInput = savedReportInput.extend(named);
export type ChangeReportInput = z.infer<typeof changeReportInput>;

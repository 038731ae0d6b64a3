import type { OurFigures } from "@/server/analytics/funnel/funnel-shapes";
import type { FunnelStep } from "@/server/analytics/funnel/schemas";

/** Our own counts in the order in which they happen; those of money are written otherwise. */
export const countedSteps = [
  "conversations",
  "fiveMinutes",
  "hour",
  "day",
  "late",
  "waiting",
  "leads",
  "qualified",
  "orders",
] as const satisfies (FunnelStep & keyof OurFigures)[];

/** What one of them cost is worth knowing; what a late answer cost on ads is not. */
export const hasCost = (step: (typeof countedSteps)[number]) => step !== "late" && step !== "waiting";

import type { Because } from "@/db/schema/ads";
import type { RuleTerms } from "./schemas";

/** What a rule looks at. What is not known is not there, and then nothing is done. */
export type Figures = {
  /** In the days of a rule about cost. */
  spending?: { spentMicros: number; conversations: number; currency: string };
  /** In the days of a rule about late answers. */
  answers?: { late: number; of: number };
  /** When somebody who may answer was last here; null, if never. */
  lastSeenAt: Date | null;
  isOpen: boolean;
  now: Date;
};

/** Why this rule wants the campaign paused now; nothing, if it does not. */
export function judge(terms: RuleTerms, figures: Figures): Because | undefined {
  switch (terms.kind) {
    case "cost":
      return judgeCost(terms, figures);
    case "late":
      return judgeLate(terms, figures);
    case "absent":
      return isAbsent(terms, figures) ? { kind: "absent", minutes: terms.minutes } : undefined;
  }
}

type Of<Kind extends RuleTerms["kind"]> = Extract<RuleTerms, { kind: Kind }>;

function judgeCost({ days, mostMicros, leastSpentMicros }: Of<"cost">, { spending }: Figures) {
  if (!spending || spending.spentMicros < leastSpentMicros) return undefined;
  // Without any conversation, the first one would cost at least what is spent.
  const isTooMuch = spending.spentMicros > mostMicros * Math.max(1, spending.conversations);
  return isTooMuch ? { kind: "cost" as const, days, mostMicros, ...spending } : undefined;
}

function judgeLate({ days, lateAfterMinutes, mostPercent, leastAsked }: Of<"late">, { answers }: Figures) {
  if (!answers || answers.of < leastAsked) return undefined;
  const isTooMuch = answers.late * 100 > mostPercent * answers.of;
  return isTooMuch ? { kind: "late" as const, days, lateAfterMinutes, mostPercent, ...answers } : undefined;
}

const isAbsent = (terms: Of<"absent">, figures: Figures) =>
  (figures.isOpen || !terms.isForWorkingHours) && !isPresent(terms, figures);

/** Somebody who may answer was here within the rule's minutes. */
export const isPresent = ({ minutes }: Of<"absent">, { lastSeenAt, now }: Figures): boolean =>
  lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() <= minutes * 60_000;

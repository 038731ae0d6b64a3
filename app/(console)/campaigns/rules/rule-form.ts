import type { RuleTerms } from "@/server/ads/rules/schemas";
import { microsOf, plainAmount } from "../amount";

/** A rule as it is typed. */
export type RuleForm = {
  kind: RuleTerms["kind"];
  days: string;
  most: string;
  leastSpent: string;
  lateAfter: string;
  mostPercent: string;
  leastAsked: string;
  minutes: string;
  isForWorkingHours: boolean;
  resumes: boolean;
};

const blank: RuleForm = {
  kind: "cost",
  days: "3",
  most: "",
  leastSpent: "20",
  lateAfter: "60",
  mostPercent: "30",
  leastAsked: "10",
  minutes: "15",
  isForWorkingHours: true,
  resumes: true,
};

export function formOf(terms: RuleTerms | undefined): RuleForm {
  if (!terms) return blank;
  switch (terms.kind) {
    case "cost":
      return {
        ...{ ...blank, kind: "cost", days: String(terms.days), most: plainAmount(terms.mostMicros) },
        leastSpent: plainAmount(terms.leastSpentMicros),
      };
    case "late":
      return {
        ...{ ...blank, kind: "late", days: String(terms.days), lateAfter: String(terms.lateAfterMinutes) },
        ...{ mostPercent: String(terms.mostPercent), leastAsked: String(terms.leastAsked) },
      };
    case "absent":
      return { ...blank, ...terms, minutes: String(terms.minutes) };
  }
}

/** The fields in which something cannot be. */
export type Wrong = Partial<Record<keyof RuleForm, true>>;

/** What was typed as a rule, or the fields that stand in its way. */
export function termsOf(form: RuleForm): { terms: RuleTerms } | { wrong: Wrong } {
  const wrong: Wrong = {};
  const whole = (
    field: "days" | "lateAfter" | "mostPercent" | "leastAsked" | "minutes",
    least: number,
    most: number,
  ) => {
    const value = /^\d{1,5}$/.test(form[field].trim()) ? Number(form[field]) : Number.NaN;
    if (!(value >= least && value <= most)) wrong[field] = true;
    return value;
  };
  const terms = ((): RuleTerms => {
    switch (form.kind) {
      case "cost": {
        const mostMicros = microsOf(form.most);
        if (mostMicros === 0) wrong.most = true;
        const days = whole("days", 1, 28);
        return { kind: "cost", days, mostMicros, leastSpentMicros: microsOf(form.leastSpent) };
      }
      case "late":
        return {
          ...{ kind: "late", days: whole("days", 1, 28), lateAfterMinutes: whole("lateAfter", 1, 10_080) },
          ...{ mostPercent: whole("mostPercent", 0, 99), leastAsked: whole("leastAsked", 1, 1000) },
        };
      case "absent": {
        const { isForWorkingHours, resumes } = form;
        return { kind: "absent", minutes: whole("minutes", 10, 1440), isForWorkingHours, resumes };
      }
    }
  })();
  return Object.keys(wrong).length > 0 ? { wrong } : { terms };
}

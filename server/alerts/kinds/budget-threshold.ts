import { z } from "zod";
import { budgetScope, scopeWords } from "../budget-scope";
import { defineKind } from "../define-kind";

/** A part of a month's budget that somebody wanted to hear of is spent. */
export const budgetThreshold = defineKind({
  kind: "budget_threshold",
  params: z.object({ ...budgetScope, threshold: z.int() }),
  severity: "warning",
  roles: ["owner", "finance"],
  email: "atOnce",
  // Once for each threshold of a month.
  repeats: { areCounted: false, ringAgainAfterMinutes: 32 * 24 * 60 },
  leadsTo: () => "/analytics/budgets",
  words: {
    en: {
      name: "Part of a budget spent",
      title: ({ threshold, ...scope }) =>
        `${threshold} % of this month’s budget of ${scopeWords("en", scope)} is spent`,
      text: () => "The budgets say what is left and what the month may cost at its end.",
      action: "See the budgets",
    },
    fr: {
      name: "Part d’un budget dépensée",
      title: ({ threshold, ...scope }) =>
        `${threshold} % du budget de ce mois de ${scopeWords("fr", scope)} sont dépensés`,
      text: () => "Les budgets indiquent ce qui reste et ce que le mois pourrait coûter à la fin.",
      action: "Voir les budgets",
    },
    nl: {
      name: "Deel van een budget uitgegeven",
      title: ({ threshold, ...scope }) =>
        `${threshold} % van het budget van deze maand voor ${scopeWords("nl", scope)} is uitgegeven`,
      text: () => "De budgetten tonen wat er overblijft en wat de maand op het einde kan kosten.",
      action: "Budgetten bekijken",
    },
  },
});

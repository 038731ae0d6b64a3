import { z } from "zod";
import { budgetScope, scopeWords } from "../budget-scope";
import { defineKind } from "../define-kind";

/** What is left of a budget pays for no further marketing template, and the budget stops them. */
export const budgetStopped = defineKind({
  kind: "budget_stopped",
  params: z.object(budgetScope),
  severity: "urgent",
  roles: ["owner", "finance", "marketer"],
  email: "atOnce",
  repeats: { areCounted: false, ringAgainAfterMinutes: 32 * 24 * 60 },
  leadsTo: () => "/analytics/budgets",
  words: {
    en: {
      name: "Marketing stopped by a budget",
      title: (scope) => `Marketing templates of ${scopeWords("en", scope)} are stopped`,
      text: () =>
        "What is left of this month’s budget does not pay for another one like the last. Answers and other templates still go out.",
      action: "See the budgets",
    },
    fr: {
      name: "Marketing arrêté par un budget",
      title: (scope) => `Les modèles marketing de ${scopeWords("fr", scope)} sont arrêtés`,
      text: () =>
        "Ce qui reste du budget de ce mois ne paie plus un envoi comme le dernier. Les réponses et les autres modèles partent toujours.",
      action: "Voir les budgets",
    },
    nl: {
      name: "Marketing gestopt door een budget",
      title: (scope) => `Marketingsjablonen van ${scopeWords("nl", scope)} zijn gestopt`,
      text: () =>
        "Wat er van het budget van deze maand overblijft, betaalt er geen meer zoals het laatste. Antwoorden en andere sjablonen gaan nog altijd uit.",
      action: "Budgetten bekijken",
    },
  },
});

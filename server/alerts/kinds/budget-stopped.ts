import { z } from "zod";
import { defineKind } from "../define-kind";

/** What is left of a budget pays for no further marketing template, and the budget stops them. */
export const budgetStopped = defineKind({
  kind: "budget_stopped",
  /** `numberName` is empty for the budget of all numbers. */
  params: z.object({ numberName: z.string(), currency: z.string() }),
  severity: "urgent",
  roles: ["owner", "finance", "marketer"],
  email: "atOnce",
  repeats: { areCounted: false, ringAgainAfterMinutes: 32 * 24 * 60 },
  leadsTo: () => "/analytics/budgets",
  words: {
    en: {
      name: "Marketing stopped by a budget",
      title: ({ numberName, currency }) =>
        `Marketing templates of ${numberName || `all numbers in ${currency}`} are stopped`,
      text: () =>
        "What is left of this month’s budget does not pay for another one like the last. Answers and other templates still go out.",
      action: "See the budgets",
    },
    fr: {
      name: "Marketing arrêté par un budget",
      title: ({ numberName, currency }) =>
        `Les modèles marketing de ${numberName || `tous les numéros en ${currency}`} sont arrêtés`,
      text: () =>
        "Ce qui reste du budget de ce mois ne paie plus un envoi comme le dernier. Les réponses et les autres modèles partent toujours.",
      action: "Voir les budgets",
    },
    nl: {
      name: "Marketing gestopt door een budget",
      title: ({ numberName, currency }) =>
        `Marketingsjablonen van ${numberName || `alle nummers in ${currency}`} zijn gestopt`,
      text: () =>
        "Wat er van het budget van deze maand overblijft, betaalt er geen meer zoals het laatste. Antwoorden en andere sjablonen gaan nog altijd uit.",
      action: "Budgetten bekijken",
    },
  },
});

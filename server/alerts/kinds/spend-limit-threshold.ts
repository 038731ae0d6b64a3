import { z } from "zod";
import { defineKind } from "../define-kind";

/** A part of what ads may cost this month is spent. */
export const spendLimitThreshold = defineKind({
  kind: "spend_limit_threshold",
  /** `name` is the ad account's or the campaign's. */
  params: z.object({ name: z.string(), threshold: z.int() }),
  severity: "warning",
  roles: ["owner", "marketer", "finance"],
  email: "atOnce",
  // Once for each threshold of a month.
  repeats: { areCounted: false, ringAgainAfterMinutes: 32 * 24 * 60 },
  leadsTo: () => "/campaigns/rules",
  words: {
    en: {
      name: "Part of a limit for ads spent",
      title: ({ name, threshold }) => `${threshold} % of this month’s limit for ${name} is spent`,
      text: () => "The limits say what is left and what the month may cost at its end.",
      action: "See the limits",
    },
    fr: {
      name: "Part d’une limite publicitaire dépensée",
      title: ({ name, threshold }) => `${threshold} % de la limite de ce mois pour ${name} sont dépensés`,
      text: () => "Les limites indiquent ce qui reste et ce que le mois pourrait coûter à la fin.",
      action: "Voir les limites",
    },
    nl: {
      name: "Deel van een advertentielimiet uitgegeven",
      title: ({ name, threshold }) =>
        `${threshold} % van de limiet van deze maand voor ${name} is uitgegeven`,
      text: () => "De limieten tonen wat er overblijft en wat de maand op het einde kan kosten.",
      action: "Limieten bekijken",
    },
  },
});

import { z } from "zod";
import { defineKind } from "../define-kind";

export const channelPaymentMissing = defineKind({
  kind: "channel_payment_missing",
  params: z.object({ numberName: z.string() }),
  severity: "urgent",
  roles: ["owner", "finance"],
  email: "atOnce",
  repeats: { areCounted: false, ringAgainAfterMinutes: 24 * 60 },
  leadsTo: () => "/settings/channels",
  words: {
    en: {
      name: "Payment method missing at Meta",
      title: ({ numberName }) => `Meta has no valid payment method for ${numberName}`,
      text: () =>
        "Messages that cost money are refused. An owner adds or mends the payment method in Meta Business Suite.",
      action: "See what is missing",
    },
    fr: {
      name: "Moyen de paiement absent chez Meta",
      title: ({ numberName }) => `Meta n’a pas de moyen de paiement valable pour ${numberName}`,
      text: () =>
        "Les messages payants sont refusés. Un propriétaire ajoute ou corrige le moyen de paiement dans Meta Business Suite.",
      action: "Voir ce qui manque",
    },
    nl: {
      name: "Betaalmethode ontbreekt bij Meta",
      title: ({ numberName }) => `Meta heeft geen geldige betaalmethode voor ${numberName}`,
      text: () =>
        "Berichten die geld kosten worden geweigerd. Een eigenaar voegt de betaalmethode toe of herstelt ze in Meta Business Suite.",
      action: "Bekijk wat ontbreekt",
    },
  },
});

import { z } from "zod";
import { defineKind } from "../define-kind";

export const channelWebhookSilent = defineKind({
  kind: "channel_webhook_silent",
  params: z.object({ numberName: z.string() }),
  severity: "warning",
  roles: ["owner"],
  email: "atOnce",
  repeats: { areCounted: false, ringAgainAfterMinutes: 24 * 60 },
  leadsTo: () => "/settings/channels",
  words: {
    en: {
      name: "Nothing heard from Meta",
      title: ({ numberName }) => `Nothing has been heard from Meta about ${numberName}`,
      text: () =>
        "That is unusual for this number. Customers may be writing without reaching you: check the webhook.",
      action: "Check the webhook",
    },
    fr: {
      name: "Aucune nouvelle de Meta",
      title: ({ numberName }) => `Meta n’a plus rien transmis au sujet de ${numberName}`,
      text: () =>
        "C’est inhabituel pour ce numéro. Des clients écrivent peut-être sans vous atteindre : vérifiez le webhook.",
      action: "Vérifier le webhook",
    },
    nl: {
      name: "Niets gehoord van Meta",
      title: ({ numberName }) => `Meta heeft niets meer laten horen over ${numberName}`,
      text: () =>
        "Dat is ongewoon voor dit nummer. Misschien schrijven klanten zonder je te bereiken: controleer de webhook.",
      action: "Webhook controleren",
    },
  },
});

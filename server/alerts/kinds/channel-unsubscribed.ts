import { z } from "zod";
import { defineKind } from "../define-kind";

export const channelUnsubscribed = defineKind({
  kind: "channel_unsubscribed",
  params: z.object({ numberName: z.string() }),
  severity: "urgent",
  roles: ["owner"],
  email: "atOnce",
  repeats: { areCounted: false, ringAgainAfterMinutes: 24 * 60 },
  leadsTo: () => "/settings/channels",
  words: {
    en: {
      name: "Webhooks switched off at Meta",
      title: ({ numberName }) => `Meta no longer passes on what customers write to ${numberName}`,
      text: () =>
        "The app is not subscribed to its WhatsApp account. Until it is again, messages do not arrive here.",
      action: "Subscribe again",
    },
    fr: {
      name: "Webhooks désactivés chez Meta",
      title: ({ numberName }) => `Meta ne transmet plus ce que les clients écrivent à ${numberName}`,
      text: () =>
        "L’application n’est plus abonnée à son compte WhatsApp. Tant qu’elle ne l’est pas, les messages n’arrivent pas ici.",
      action: "Réabonner l’application",
    },
    nl: {
      name: "Webhooks uitgeschakeld bij Meta",
      title: ({ numberName }) => `Meta geeft niet meer door wat klanten aan ${numberName} schrijven`,
      text: () =>
        "De app is niet geabonneerd op het WhatsApp-account. Tot dat weer zo is, komen hier geen berichten aan.",
      action: "Opnieuw abonneren",
    },
  },
});

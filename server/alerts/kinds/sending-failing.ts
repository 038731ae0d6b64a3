import { z } from "zod";
import { defineKind } from "../define-kind";

/** The last messages from a number all failed, to several customers. */
export const sendingFailing = defineKind({
  kind: "sending_failing",
  params: z.object({ numberName: z.string(), failures: z.int(), conversationId: z.uuid() }),
  severity: "urgent",
  roles: ["owner", "agent"],
  email: "atOnce",
  repeats: { areCounted: false, ringAgainAfterMinutes: 60 },
  leadsTo: (_, { conversationId }) => `/inbox?c=${conversationId}`,
  words: {
    en: {
      name: "Messages fail one after the other",
      title: ({ numberName, failures }) => `The last ${failures} messages from ${numberName} failed`,
      text: () => "Open one of them to read the reason. A new success ends this alert.",
      action: "Open the last one",
    },
    fr: {
      name: "Échecs d’envoi répétés",
      title: ({ numberName, failures }) => `Les ${failures} derniers messages de ${numberName} ont échoué`,
      text: () => "Ouvrez l’un d’eux pour lire la raison. Un envoi réussi met fin à cette alerte.",
      action: "Ouvrir le dernier",
    },
    nl: {
      name: "Berichten mislukken achter elkaar",
      title: ({ numberName, failures }) => `De laatste ${failures} berichten van ${numberName} zijn mislukt`,
      text: () => "Open er een om de reden te lezen. Zodra er weer een lukt, vervalt deze melding.",
      action: "Het laatste openen",
    },
  },
});

import { z } from "zod";
import { defineKind } from "../define-kind";

/** Work that was due is waiting: messages go out late. */
export const queueBehind = defineKind({
  kind: "queue_behind",
  params: z.object({ minutes: z.int() }),
  severity: "warning",
  roles: ["owner"],
  email: "off",
  repeats: { areCounted: false, ringAgainAfterMinutes: 60 },
  leadsTo: () => "/settings/deliveries",
  words: {
    en: {
      name: "Work waiting too long",
      title: ({ minutes }) => `Work has been waiting for more than ${minutes} minutes`,
      text: () => `Answers and files may be late. Whoever runs Guichet should add a worker.`,
      action: "See the deliveries",
    },
    fr: {
      name: "Travail en attente depuis trop longtemps",
      title: ({ minutes }) => `Du travail attend depuis plus de ${minutes} minutes`,
      text: () =>
        `Réponses et fichiers peuvent tarder. La personne qui exploite Guichet devrait ajouter un worker.`,
      action: "Voir les livraisons",
    },
    nl: {
      name: "Werk wacht te lang",
      title: ({ minutes }) => `Er wacht al meer dan ${minutes} minuten werk`,
      text: () =>
        `Antwoorden en bestanden kunnen later komen. Wie Guichet beheert, voegt best een worker toe.`,
      action: "Leveringen bekijken",
    },
  },
});

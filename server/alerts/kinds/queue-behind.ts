import { z } from "zod";
import { defineKind } from "../define-kind";

/** Work that was due is waiting: messages go out late. */
export const queueBehind = defineKind({
  kind: "queue_behind",
  params: z.object({ waiting: z.int(), minutes: z.int() }),
  severity: "warning",
  roles: ["owner"],
  email: "off",
  repeats: { areCounted: false, ringAgainAfterMinutes: 60 },
  leadsTo: () => "/settings/deliveries",
  words: {
    en: {
      name: "Work waiting too long",
      title: ({ minutes }) => `Work has been waiting for ${minutes} minutes`,
      text: ({ waiting }) =>
        `${waiting} ${waiting === 1 ? "task is" : "tasks are"} overdue, so answers and files may be late. Whoever runs Guichet should add a worker.`,
      action: "See the deliveries",
    },
    fr: {
      name: "Travail en attente depuis trop longtemps",
      title: ({ minutes }) => `Du travail attend depuis ${minutes} minutes`,
      text: ({ waiting }) =>
        `${waiting} ${waiting === 1 ? "tâche est" : "tâches sont"} en retard : réponses et fichiers peuvent tarder. La personne qui exploite Guichet devrait ajouter un worker.`,
      action: "Voir les livraisons",
    },
    nl: {
      name: "Werk wacht te lang",
      title: ({ minutes }) => `Er wacht al ${minutes} minuten werk`,
      text: ({ waiting }) =>
        `${waiting} ${waiting === 1 ? "taak is" : "taken zijn"} te laat, dus antwoorden en bestanden kunnen later komen. Wie Guichet beheert, voegt best een worker toe.`,
      action: "Leveringen bekijken",
    },
  },
});

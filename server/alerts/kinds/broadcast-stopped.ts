import { z } from "zod";
import { defineKind } from "../define-kind";

const why = z.enum(["budget", "template", "file", "channel"]);

/** A broadcast has stopped on the way, and does not go on by itself. */
export const broadcastStopped = defineKind({
  kind: "broadcast_stopped",
  params: z.object({ broadcastName: z.string(), why }),
  severity: "warning",
  roles: ["owner", "marketer"],
  email: "atOnce",
  repeats: { areCounted: false, ringAgainAfterMinutes: 24 * 60 },
  leadsTo: ({ id }) => `/notifications/${id}`,
  words: {
    en: {
      name: "Broadcast stopped on the way",
      title: ({ broadcastName }) => `${broadcastName} has stopped`,
      text: ({ why }) =>
        ({
          budget: "A budget that stops marketing is used up. Whoever did not get it yet is waiting.",
          template: "Meta no longer lets its template be sent. Whoever did not get it yet is waiting.",
          file: "Meta does not take the file that it begins with. Whoever did not get it yet is waiting.",
          channel:
            "Nothing can be sent from its number at the moment. Whoever did not get it yet is waiting.",
        })[why],
      action: "See what to do",
    },
    fr: {
      name: "Envoi arrêté en chemin",
      title: ({ broadcastName }) => `${broadcastName} s’est arrêté`,
      text: ({ why }) =>
        ({
          budget:
            "Un budget qui arrête le marketing est épuisé. Ceux qui ne l’ont pas encore reçu attendent.",
          template: "Meta n’admet plus l’envoi de son modèle. Ceux qui ne l’ont pas encore reçu attendent.",
          file: "Meta n’accepte pas le fichier de son en-tête. Ceux qui ne l’ont pas encore reçu attendent.",
          channel:
            "Rien ne peut partir de son numéro en ce moment. Ceux qui ne l’ont pas encore reçu attendent.",
        })[why],
      action: "Voir que faire",
    },
    nl: {
      name: "Verzending onderweg gestopt",
      title: ({ broadcastName }) => `${broadcastName} is gestopt`,
      text: ({ why }) =>
        ({
          budget: "Een budget dat marketing stopt is opgebruikt. Wie haar nog niet kreeg, wacht.",
          template: "Meta laat het sjabloon niet meer versturen. Wie haar nog niet kreeg, wacht.",
          file: "Meta neemt het bestand van de kop niet aan. Wie haar nog niet kreeg, wacht.",
          channel: "Van het nummer kan nu niets vertrekken. Wie haar nog niet kreeg, wacht.",
        })[why],
      action: "Bekijken wat te doen",
    },
  },
});

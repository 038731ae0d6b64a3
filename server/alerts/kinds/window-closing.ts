import { z } from "zod";
import { defineKind } from "../define-kind";

/** A customer waits for an answer and the service window closes soon: for whoever has the conversation. */
export const windowClosing = defineKind({
  kind: "window_closing",
  params: z.object({ contactName: z.string(), closesAt: z.iso.datetime() }),
  severity: "warning",
  roles: ["owner", "agent"],
  email: "off",
  repeats: { areCounted: false, ringAgainAfterMinutes: 24 * 60 },
  leadsTo: ({ id }) => `/inbox?c=${id}`,
  words: {
    en: {
      name: "Window about to close unanswered",
      title: ({ contactName, closesAt }, { time }) =>
        `${contactName} can be answered until ${time(closesAt)}`,
      text: () => "Nobody has answered yet. After that only a template, which costs money, can be sent.",
      action: "Answer",
    },
    fr: {
      name: "Fenêtre bientôt fermée sans réponse",
      title: ({ contactName, closesAt }, { time }) =>
        `Vous pouvez répondre à ${contactName} jusqu’à ${time(closesAt)}`,
      text: () => "Personne n’a encore répondu. Ensuite, seul un modèle, payant, pourra être envoyé.",
      action: "Répondre",
    },
    nl: {
      name: "Venster sluit bijna zonder antwoord",
      title: ({ contactName, closesAt }, { time }) =>
        `Je kunt ${contactName} antwoorden tot ${time(closesAt)}`,
      text: () => "Nog niemand heeft geantwoord. Daarna kan alleen nog een sjabloon, tegen betaling.",
      action: "Antwoorden",
    },
  },
});

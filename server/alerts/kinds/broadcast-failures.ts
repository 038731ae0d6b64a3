import { z } from "zod";
import { defineKind } from "../define-kind";

/** A broadcast came to its end, and some did not get it. */
export const broadcastFailures = defineKind({
  kind: "broadcast_failures",
  params: z.object({ broadcastName: z.string(), failures: z.number() }),
  severity: "notice",
  roles: ["owner", "marketer"],
  email: "daily",
  repeats: { areCounted: false, ringAgainAfterMinutes: 7 * 24 * 60 },
  leadsTo: ({ id }) => `/notifications/${id}`,
  words: {
    en: {
      name: "Broadcast that did not reach everybody",
      title: ({ broadcastName }) => `${broadcastName} did not reach everybody`,
      text: ({ failures }) =>
        failures === 1 ? "One message failed." : `${failures} messages failed. Their reasons are listed.`,
      action: "See why",
    },
    fr: {
      name: "Envoi qui n’a pas atteint tout le monde",
      title: ({ broadcastName }) => `${broadcastName} n’a pas atteint tout le monde`,
      text: ({ failures }) =>
        failures === 1
          ? "Un message a échoué."
          : `${failures} messages ont échoué. Leurs raisons sont indiquées.`,
      action: "Voir pourquoi",
    },
    nl: {
      name: "Verzending die niet iedereen bereikte",
      title: ({ broadcastName }) => `${broadcastName} bereikte niet iedereen`,
      text: ({ failures }) =>
        failures === 1 ? "Eén bericht mislukte." : `${failures} berichten mislukten. De redenen staan erbij.`,
      action: "Bekijken waarom",
    },
  },
});

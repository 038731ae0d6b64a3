import { z } from "zod";
import { defineKind } from "../define-kind";

export const channelFlagged = defineKind({
  kind: "channel_flagged",
  params: z.object({ numberName: z.string() }),
  severity: "warning",
  roles: ["owner", "marketer"],
  email: "atOnce",
  repeats: { areCounted: false, ringAgainAfterMinutes: 24 * 60 },
  leadsTo: () => "/settings/channels",
  words: {
    en: {
      name: "Number flagged by Meta",
      title: ({ numberName }) => `Meta has flagged ${numberName}`,
      text: () =>
        "Too many customers block or report its messages. Send less, and only to those who asked for it, or Meta lowers its limit.",
      action: "See the number",
    },
    fr: {
      name: "Numéro signalé par Meta",
      title: ({ numberName }) => `Meta a signalé ${numberName}`,
      text: () =>
        "Trop de clients bloquent ou signalent ses messages. Envoyez-en moins, et seulement à ceux qui l’ont demandé, sinon Meta abaissera sa limite.",
      action: "Voir le numéro",
    },
    nl: {
      name: "Nummer gemarkeerd door Meta",
      title: ({ numberName }) => `Meta heeft ${numberName} gemarkeerd`,
      text: () =>
        "Te veel klanten blokkeren of melden de berichten. Stuur minder, en alleen aan wie erom vroeg, anders verlaagt Meta de limiet.",
      action: "Nummer bekijken",
    },
  },
});

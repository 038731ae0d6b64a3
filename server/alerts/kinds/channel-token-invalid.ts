import { z } from "zod";
import { defineKind } from "../define-kind";

export const channelTokenInvalid = defineKind({
  kind: "channel_token_invalid",
  params: z.object({ numberName: z.string() }),
  severity: "urgent",
  roles: ["owner"],
  email: "atOnce",
  repeats: { areCounted: false, ringAgainAfterMinutes: 24 * 60 },
  leadsTo: () => "/settings/channels",
  words: {
    en: {
      name: "Access token refused",
      title: ({ numberName }) => `Meta refuses the access token of ${numberName}`,
      text: () => "It has expired or was revoked. Nothing can be sent from this number until it is replaced.",
      action: "Replace the token",
    },
    fr: {
      name: "Jeton d’accès refusé",
      title: ({ numberName }) => `Meta refuse le jeton d’accès de ${numberName}`,
      text: () =>
        "Il a expiré ou a été révoqué. Rien ne peut être envoyé depuis ce numéro tant qu’il n’est pas remplacé.",
      action: "Remplacer le jeton",
    },
    nl: {
      name: "Toegangstoken geweigerd",
      title: ({ numberName }) => `Meta weigert het toegangstoken van ${numberName}`,
      text: () =>
        "Het is verlopen of ingetrokken. Zolang het niet vervangen is, kun je vanaf dit nummer niets versturen.",
      action: "Token vervangen",
    },
  },
});

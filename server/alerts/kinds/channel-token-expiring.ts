import { z } from "zod";
import { defineKind } from "../define-kind";

export const channelTokenExpiring = defineKind({
  kind: "channel_token_expiring",
  params: z.object({ numberName: z.string() }),
  severity: "warning",
  roles: ["owner"],
  email: "atOnce",
  repeats: { areCounted: false, ringAgainAfterMinutes: 24 * 60 },
  leadsTo: () => "/settings/channels",
  words: {
    en: {
      name: "Access token about to expire",
      title: ({ numberName }) => `The access token of ${numberName} is about to expire`,
      text: () => "Once it has expired, nothing can be sent from this number. Replace it before then.",
      action: "Replace the token",
    },
    fr: {
      name: "Jeton d’accès bientôt expiré",
      title: ({ numberName }) => `Le jeton d’accès de ${numberName} expire bientôt`,
      text: () =>
        "Une fois expiré, plus rien ne pourra être envoyé depuis ce numéro. Remplacez-le avant cela.",
      action: "Remplacer le jeton",
    },
    nl: {
      name: "Toegangstoken verloopt binnenkort",
      title: ({ numberName }) => `Het toegangstoken van ${numberName} verloopt binnenkort`,
      text: () =>
        "Is het eenmaal verlopen, dan kun je vanaf dit nummer niets meer versturen. Vervang het vóór die tijd.",
      action: "Token vervangen",
    },
  },
});

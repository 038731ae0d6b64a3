import { z } from "zod";
import { defineKind } from "../define-kind";

export const channelTrouble = defineKind({
  kind: "channel_trouble",
  params: z.object({ numberName: z.string() }),
  severity: "urgent",
  roles: ["owner"],
  email: "atOnce",
  repeats: { areCounted: false, ringAgainAfterMinutes: 24 * 60 },
  leadsTo: () => "/settings/channels",
  words: {
    en: {
      name: "Number in trouble",
      title: ({ numberName }) => `${numberName} needs your attention`,
      text: () =>
        "Meta restricts it or no longer accepts something about it, so messages may be refused. The page of your channels says what it is and what to do.",
      action: "See what is wrong",
    },
    fr: {
      name: "Numéro en difficulté",
      title: ({ numberName }) => `${numberName} demande votre attention`,
      text: () =>
        "Meta le restreint ou n’accepte plus quelque chose qui le concerne : des messages peuvent être refusés. La page de vos canaux dit ce que c’est et que faire.",
      action: "Voir ce qui ne va pas",
    },
    nl: {
      name: "Nummer in moeilijkheden",
      title: ({ numberName }) => `${numberName} vraagt je aandacht`,
      text: () =>
        "Meta beperkt het of aanvaardt er iets van niet meer: berichten kunnen geweigerd worden. De pagina met je kanalen zegt wat het is en wat je kunt doen.",
      action: "Bekijk wat er mis is",
    },
  },
});

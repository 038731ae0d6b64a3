import { z } from "zod";
import { defineKind } from "../define-kind";

const because = z.enum(["cost", "late", "absent", "limit"]);

/** A rule or a limit has paused a campaign, and so it stands. */
export const campaignPaused = defineKind({
  kind: "campaign_paused",
  params: z.object({ campaignName: z.string(), because }),
  severity: "warning",
  roles: ["owner", "marketer"],
  email: "atOnce",
  repeats: { areCounted: false, ringAgainAfterMinutes: 7 * 24 * 60 },
  leadsTo: () => "/campaigns/rules",
  words: {
    en: {
      name: "Campaign paused by a rule or a limit",
      title: ({ campaignName }) => `${campaignName} was paused`,
      text: ({ because }) =>
        ({
          cost: "A conversation cost more than your rule allows.",
          late: "Too many answers came later than your rule allows.",
          absent: "Nobody was there to answer.",
          limit: "This month’s limit of spending is used up.",
        })[because],
      action: "See why",
    },
    fr: {
      name: "Campagne mise en pause par une règle ou une limite",
      title: ({ campaignName }) => `${campaignName} a été mise en pause`,
      text: ({ because }) =>
        ({
          cost: "Une conversation a coûté plus que votre règle ne l’admet.",
          late: "Trop de réponses sont arrivées plus tard que votre règle ne l’admet.",
          absent: "Personne n’était là pour répondre.",
          limit: "La limite de dépenses de ce mois est épuisée.",
        })[because],
      action: "Voir pourquoi",
    },
    nl: {
      name: "Campagne gepauzeerd door een regel of een limiet",
      title: ({ campaignName }) => `${campaignName} is gepauzeerd`,
      text: ({ because }) =>
        ({
          cost: "Een gesprek kostte meer dan je regel toelaat.",
          late: "Te veel antwoorden kwamen later dan je regel toelaat.",
          absent: "Er was niemand om te antwoorden.",
          limit: "De uitgavenlimiet van deze maand is opgebruikt.",
        })[because],
      action: "Bekijken waarom",
    },
  },
});

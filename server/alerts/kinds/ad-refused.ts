import { z } from "zod";
import { defineKind } from "../define-kind";

/** Meta's review refused an ad: it is shown to nobody until something else takes its place. */
export const adRefused = defineKind({
  kind: "ad_refused",
  /** `reason` is Meta's own sentence, empty where it gave none. */
  params: z.object({ campaignName: z.string(), adName: z.string(), reason: z.string() }),
  severity: "urgent",
  roles: ["owner", "marketer"],
  email: "atOnce",
  repeats: { areCounted: false, ringAgainAfterMinutes: 7 * 24 * 60 },
  leadsTo: () => "/campaigns",
  words: {
    en: {
      name: "Ad refused by Meta",
      title: ({ adName }) => `Meta refused the ad ${adName}`,
      text: ({ campaignName, reason }) =>
        `${reason ? `${reason} ` : ""}It belongs to ${campaignName}. Duplicate the draft, change what is named, and publish it anew.`,
      action: "See the ad",
    },
    fr: {
      name: "Publicité refusée par Meta",
      title: ({ adName }) => `Meta a refusé la publicité ${adName}`,
      text: ({ campaignName, reason }) =>
        `${reason ? `${reason} ` : ""}Elle fait partie de ${campaignName}. Dupliquez le brouillon, changez ce qui est indiqué et publiez-le à nouveau.`,
      action: "Voir la publicité",
    },
    nl: {
      name: "Advertentie geweigerd door Meta",
      title: ({ adName }) => `Meta heeft de advertentie ${adName} geweigerd`,
      text: ({ campaignName, reason }) =>
        `${reason ? `${reason} ` : ""}Ze hoort bij ${campaignName}. Kopieer het concept, pas aan wat er staat en publiceer het opnieuw.`,
      action: "Advertentie bekijken",
    },
  },
});

import { z } from "zod";

/** What a budget is for: of the three names all but one are empty, and all of them for all numbers of the currency. */
export const budgetScope = {
  numberName: z.string(),
  teamName: z.string().default(""),
  campaignName: z.string().default(""),
  currency: z.string(),
};

type Scope = z.output<z.ZodObject<typeof budgetScope>>;

const words = {
  en: { team: "the team", campaign: "the campaign", all: "all numbers in", open: "“", close: "”" },
  fr: {
    team: "l’équipe",
    campaign: "la campagne",
    all: "tous les numéros en",
    open: "«\u00a0",
    close: "\u00a0»",
  },
  nl: { team: "het team", campaign: "de campagne", all: "alle nummers in", open: "‘", close: "’" },
} as const;

/** As a sentence names it: a number, “all numbers in EUR”, “the team “Sales””. */
export function scopeWords(
  language: keyof typeof words,
  { numberName, teamName, campaignName, currency }: Scope,
): string {
  const { team, campaign, all, open, close } = words[language];
  if (teamName) return `${team} ${open}${teamName}${close}`;
  if (campaignName) return `${campaign} ${open}${campaignName}${close}`;
  return numberName || `${all} ${currency}`;
}

import type { LetterLanguage } from "../../letter";
import type { FunnelReport } from "../funnel/funnel-shapes";
import { figuresIn } from "./figures-in";

type Sentences = {
  noAccount: string;
  unread: string;
  unspent: string;
  spent: (amount: string) => string;
  chats: (ours: string, metas: string) => string;
  answered: (fiveMinutes: string, hour: string, day: string, late: string, waiting: string) => string;
  came: (leads: string, qualified: string, orders: string) => string;
  earned: (revenue: string) => string;
  returned: (ratio: string) => string;
  before: (dates: string, spent: string, chats: string, orders: string) => string;
  soFar: string;
  nothing: string;
};

const sentences: Record<LetterLanguage, Sentences> = {
  en: {
    noAccount: "No ad account is connected.",
    unread: "What was spent on ads is not known yet.",
    unspent: "Nothing was spent on ads in this period.",
    spent: (amount) => `Spent on ads: ${amount}.`,
    chats: (ours, metas) => `Chats that arrived here: ${ours}. By Meta’s count: ${metas}.`,
    answered: (fiveMinutes, hour, day, late, waiting) =>
      `Answered within 5 minutes: ${fiveMinutes}, within 1 hour: ${hour}, within 24 hours: ${day}, later: ${late}. Still waiting: ${waiting}.`,
    came: (leads, qualified, orders) => `Leads: ${leads}. Qualified: ${qualified}. Orders: ${orders}.`,
    earned: (revenue) => `Orders brought ${revenue}.`,
    returned: (ratio) => `That is ${ratio} times what ads and messages cost.`,
    before: (dates, spent, chats, orders) =>
      `Before (${dates}): ${spent} spent, chats: ${chats}, orders: ${orders}.`,
    soFar: "The period is not over: these are the figures so far.",
    nothing: "nothing",
  },
  fr: {
    noAccount: "Aucun compte publicitaire n’est connecté.",
    unread: "Les dépenses publicitaires ne sont pas encore connues.",
    unspent: "Rien n’a été dépensé en publicité pendant cette période.",
    spent: (amount) => `Dépensé en publicité : ${amount}.`,
    chats: (ours, metas) => `Conversations arrivées ici : ${ours}. Selon Meta : ${metas}.`,
    answered: (fiveMinutes, hour, day, late, waiting) =>
      `Réponses en 5 minutes : ${fiveMinutes}, en 1 heure : ${hour}, en 24 heures : ${day}, plus tard : ${late}. En attente : ${waiting}.`,
    came: (leads, qualified, orders) =>
      `Prospects : ${leads}. Qualifiés : ${qualified}. Commandes : ${orders}.`,
    earned: (revenue) => `Les commandes ont rapporté ${revenue}.`,
    returned: (ratio) => `C’est ${ratio} fois ce qu’ont coûté publicités et messages.`,
    before: (dates, spent, chats, orders) =>
      `Avant (${dates}) : dépenses : ${spent}, conversations : ${chats}, commandes : ${orders}.`,
    soFar: "La période n’est pas terminée : voici les chiffres à ce jour.",
    nothing: "rien",
  },
  nl: {
    noAccount: "Er is geen advertentieaccount gekoppeld.",
    unread: "Wat er aan advertenties is uitgegeven, is nog niet bekend.",
    unspent: "In deze periode is er niets aan advertenties uitgegeven.",
    spent: (amount) => `Uitgegeven aan advertenties: ${amount}.`,
    chats: (ours, metas) => `Gesprekken die hier aankwamen: ${ours}. Volgens Meta: ${metas}.`,
    answered: (fiveMinutes, hour, day, late, waiting) =>
      `Beantwoord binnen 5 minuten: ${fiveMinutes}, binnen 1 uur: ${hour}, binnen 24 uur: ${day}, later: ${late}. Wacht nog: ${waiting}.`,
    came: (leads, qualified, orders) =>
      `Leads: ${leads}. Gekwalificeerd: ${qualified}. Bestellingen: ${orders}.`,
    earned: (revenue) => `Bestellingen brachten ${revenue} op.`,
    returned: (ratio) => `Dat is ${ratio} keer wat advertenties en berichten kostten.`,
    before: (dates, spent, chats, orders) =>
      `Daarvoor (${dates}): uitgegeven: ${spent}, gesprekken: ${chats}, bestellingen: ${orders}.`,
    soFar: "De periode is nog niet voorbij: dit zijn de cijfers tot nu toe.",
    nothing: "niets",
  },
};

/** What a letter says of what came of ads. */
export function resultsIn(language: LetterLanguage) {
  const say = sentences[language];
  const { count, dates, amounts, ratio } = figuresIn(language);
  return ({ accounts, total, isPartial, compared }: FunnelReport): string[] => {
    if (accounts.length === 0) return [say.noAccount];
    const { meta, ours, returned } = total;
    const isUnread = accounts.some(({ readAt }) => readAt === null);
    const spent =
      meta.spend.length > 0 ? say.spent(amounts(meta.spend)) : isUnread ? say.unread : say.unspent;
    const then = compared?.total;
    return [
      spent,
      ...(ours
        ? [
            say.chats(count(ours.conversations), count(meta.conversations)),
            say.answered(
              ...([ours.fiveMinutes, ours.hour, ours.day, ours.late, ours.waiting].map(count) as Five),
            ),
            say.came(count(ours.leads), count(ours.qualified), count(ours.orders)),
            ours.revenue.length > 0 ? say.earned(amounts(ours.revenue)) : "",
            returned !== null && ours.orders > 0 ? say.returned(ratio(returned)) : "",
          ]
        : []),
      compared && then
        ? say.before(
            dates(compared.period),
            then.meta.spend.length > 0 ? amounts(then.meta.spend) : say.nothing,
            count(then.ours?.conversations ?? 0),
            count(then.ours?.orders ?? 0),
          )
        : "",
      isPartial ? say.soFar : "",
    ].filter(Boolean);
  };
}

type Five = [string, string, string, string, string];

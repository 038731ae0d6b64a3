import type { LetterLanguage } from "../../letter";
import type { FunnelReport } from "../funnel/funnel-shapes";
import type { BilledReport, LatencyReport } from "../report-shapes";
import { figuresIn } from "./figures-in";
import { resultsIn } from "./words-of-results";

/** What a letter says of a report, and around it. */
type LetterWords = {
  open: string;
  why: (reportName: string, stop: string) => string;
  latency: (report: LatencyReport) => string[];
  billed: (report: BilledReport) => string[];
  results: (report: FunnelReport) => string[];
  attached: string;
  tooLarge: string;
};

/** The sentences of one language; what there is nothing to say of is empty. */
type Sentences = {
  open: string;
  attached: string;
  tooLarge: string;
  why: (reportName: string, stop: string) => string;
  preparing: string;
  soFar: string;
  nobodyAsked: string;
  waits: (median: string, p90: string) => string;
  answered: (answered: number, waiting: number, closed: number, say: (value: number) => string) => string;
  kept: (share: string, goal: string) => string;
  waitsBefore: (median: string, dates: string) => string;
  nothingDelivered: string;
  delivered: (messages: number, free: number, say: (value: number) => string) => string;
  cost: (expected: string) => string;
  reported: (amount: string) => string;
  unknown: (messages: number, say: (value: number) => string) => string;
  costBefore: (expected: string, dates: string) => string;
};

const inEnglish: Sentences = {
  open: "Open the report",
  attached: "The table is attached.",
  tooLarge: "The table is too large for a letter: open the report and export it there.",
  why: (name, stop) => `You asked for “${name}” by e-mail. To get it no more, open this address: ${stop}`,
  preparing: "The figures are being prepared; open the report in a few minutes.",
  soFar: "The period is not over: these are the figures so far.",
  nobodyAsked: "Nobody asked anything in this period.",
  waits: (median, p90) => `Half of the customers waited at most ${median}, nine in ten at most ${p90}.`,
  answered: (answered, waiting, closed, say) =>
    `Answered: ${say(answered)}. Still waiting: ${say(waiting)}. Closed without an answer: ${say(closed)}.`,
  kept: (share, goal) => `${share} were answered within ${goal}.`,
  waitsBefore: (median, dates) => `Before (${dates}), half waited at most ${median}.`,
  nothingDelivered: "No message was delivered in this period.",
  delivered: (messages, free, say) => `Delivered messages: ${say(messages)}, of which free: ${say(free)}.`,
  cost: (expected) => `Expected cost: ${expected}.`,
  reported: (amount) => `Reported by Meta so far: ${amount}.`,
  unknown: (messages, say) => `There is no price list for ${say(messages)} of them: their cost is not known.`,
  costBefore: (expected, dates) => `Before (${dates}), the expected cost was ${expected}.`,
};

const inFrench: Sentences = {
  open: "Ouvrir le rapport",
  attached: "Le tableau est en pièce jointe.",
  tooLarge: "Le tableau est trop grand pour un e-mail : ouvrez le rapport et exportez-le.",
  why: (name, stop) =>
    `Vous avez demandé « ${name} » par e-mail. Pour ne plus le recevoir, ouvrez cette adresse : ${stop}`,
  preparing: "Les chiffres sont en préparation ; ouvrez le rapport dans quelques minutes.",
  soFar: "La période n’est pas terminée : voici les chiffres à ce jour.",
  nobodyAsked: "Personne n’a rien demandé pendant cette période.",
  waits: (median, p90) => `La moitié des clients a attendu au plus ${median}, neuf sur dix au plus ${p90}.`,
  answered: (answered, waiting, closed, say) =>
    `Réponses : ${say(answered)}. En attente : ${say(waiting)}. Closes sans réponse : ${say(closed)}.`,
  kept: (share, goal) => `${share} ont eu une réponse en moins de ${goal}.`,
  waitsBefore: (median, dates) => `Avant (${dates}), la moitié attendait au plus ${median}.`,
  nothingDelivered: "Aucun message n’a été remis pendant cette période.",
  delivered: (messages, free, say) => `Messages remis : ${say(messages)}, dont gratuits : ${say(free)}.`,
  cost: (expected) => `Coût attendu : ${expected}.`,
  reported: (amount) => `Rapporté par Meta à ce jour : ${amount}.`,
  unknown: (messages, say) =>
    `Aucune grille tarifaire ne couvre ${say(messages)} d’entre eux : leur coût n’est pas connu.`,
  costBefore: (expected, dates) => `Avant (${dates}), le coût attendu était de ${expected}.`,
};

const inDutch: Sentences = {
  open: "Het rapport openen",
  attached: "De tabel zit in de bijlage.",
  tooLarge: "De tabel is te groot voor een e-mail: open het rapport en exporteer hem daar.",
  why: (name, stop) =>
    `Je hebt ‘${name}’ per e-mail gevraagd. Wil je het niet meer krijgen, open dan dit adres: ${stop}`,
  preparing: "De cijfers worden voorbereid; open het rapport over enkele minuten.",
  soFar: "De periode is nog niet voorbij: dit zijn de cijfers tot nu toe.",
  nobodyAsked: "In deze periode heeft niemand iets gevraagd.",
  waits: (median, p90) =>
    `De helft van de klanten wachtte hooguit ${median}, negen op de tien hooguit ${p90}.`,
  answered: (answered, waiting, closed, say) =>
    `Beantwoord: ${say(answered)}. Wacht nog: ${say(waiting)}. Gesloten zonder antwoord: ${say(closed)}.`,
  kept: (share, goal) => `${share} kreeg antwoord binnen ${goal}.`,
  waitsBefore: (median, dates) => `Daarvoor (${dates}) wachtte de helft hooguit ${median}.`,
  nothingDelivered: "In deze periode is geen bericht bezorgd.",
  delivered: (messages, free, say) => `Bezorgde berichten: ${say(messages)}, waarvan gratis: ${say(free)}.`,
  cost: (expected) => `Verwachte kosten: ${expected}.`,
  reported: (amount) => `Tot nu toe gemeld door Meta: ${amount}.`,
  unknown: (messages, say) =>
    `Voor ${say(messages)} daarvan is er geen prijslijst: wat ze kosten is niet bekend.`,
  costBefore: (expected, dates) => `Daarvoor (${dates}) waren de verwachte kosten ${expected}.`,
};

const wordsOf = (language: LetterLanguage, say: Sentences): LetterWords => {
  const { count, dates, wait, share, costs } = figuresIn(language);
  return {
    open: say.open,
    why: say.why,
    attached: say.attached,
    tooLarge: say.tooLarge,
    results: resultsIn(language),
    latency({ state, isPartial, total, goalSeconds, compared }) {
      if (state === "preparing") return [say.preparing];
      const { medianSeconds, p90Seconds, answered, waiting, closedUnanswered, within } = total;
      if (medianSeconds === null || p90Seconds === null) return [say.nobodyAsked];
      const before = compared?.total.medianSeconds ?? null;
      return [
        say.waits(wait(medianSeconds), wait(p90Seconds)),
        say.answered(answered, waiting, closedUnanswered, count),
        within.goal && goalSeconds !== null
          ? say.kept(share(within.goal), wait(goalSeconds))
          : say.kept(share(within.hour), wait(3600)),
        compared && before !== null ? say.waitsBefore(wait(before), dates(compared.period)) : "",
        isPartial ? say.soFar : "",
      ].filter(Boolean);
    },
    billed({ state, isPartial, total, compared }) {
      if (state === "preparing") return [say.preparing];
      if (total.messages === 0) return [say.nothingDelivered];
      const before = compared && costs(compared.total.money, "estimatedMicros");
      const { noRate } = total.byBasis;
      const reported = total.money.filter(({ reportedMessages }) => reportedMessages > 0);
      return [
        say.delivered(total.messages, total.free, count),
        total.money.length > 0 ? say.cost(costs(total.money, "estimatedMicros")) : "",
        reported.length > 0 ? say.reported(costs(reported, "reportedMicros")) : "",
        noRate > 0 ? say.unknown(noRate, count) : "",
        compared && before ? say.costBefore(before, dates(compared.period)) : "",
        isPartial ? say.soFar : "",
      ].filter(Boolean);
    },
  };
};

export const letterWords: Record<LetterLanguage, LetterWords> = {
  en: wordsOf("en", inEnglish),
  fr: wordsOf("fr", inFrench),
  nl: wordsOf("nl", inDutch),
};

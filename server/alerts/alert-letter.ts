import type { Letter } from "../letter";
import type { AlertLocale } from "./schemas";

type Told = { title: string; text: string; action: string; href: string };

const words = {
  en: {
    why: (workspace: string) => `You are told because of your settings in ${workspace}: Settings, Alerts.`,
    digest: (workspace: string, count: number) =>
      count === 1 ? `${workspace}: one thing needs you` : `${workspace}: ${count} things need you`,
    open: "Open Guichet",
  },
  fr: {
    why: (workspace: string) =>
      `Vous recevez ce message selon vos réglages dans ${workspace} : Paramètres, Alertes.`,
    digest: (workspace: string, count: number) =>
      count === 1
        ? `${workspace} : un point demande votre attention`
        : `${workspace} : ${count} points demandent votre attention`,
    open: "Ouvrir Guichet",
  },
  nl: {
    why: (workspace: string) =>
      `Je krijgt dit bericht volgens je instellingen in ${workspace}: Instellingen, Meldingen.`,
    digest: (workspace: string, count: number) =>
      count === 1
        ? `${workspace}: één punt vraagt je aandacht`
        : `${workspace}: ${count} punten vragen je aandacht`,
    open: "Guichet openen",
  },
};

/** One alert, at once. */
export const alertLetter = (locale: AlertLocale, told: Told, workspaceName: string): Letter => ({
  subject: told.title,
  paragraphs: [`${told.title}.`, told.text],
  action: { label: told.action, href: told.href },
  footnote: words[locale].why(workspaceName),
});

/** What is still open at the member's hour. */
export const digestLetter = (
  locale: AlertLocale,
  told: Omit<Told, "action" | "href">[],
  workspaceName: string,
  href: string,
): Letter => ({
  subject: words[locale].digest(workspaceName, told.length),
  paragraphs: told.map(({ title, text }) => `${title}. ${text}`),
  action: { label: words[locale].open, href },
  footnote: words[locale].why(workspaceName),
});

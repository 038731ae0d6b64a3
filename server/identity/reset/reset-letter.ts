import { type Letter, type LetterLanguage, layOut } from "../../letter";

type Reset = { name: string; link: string };

const letters: Record<LetterLanguage, (reset: Reset) => Letter> = {
  en: ({ name, link }) => ({
    subject: "Choose a new password for Guichet",
    paragraphs: [
      `Hello ${name},`,
      "Somebody, probably you, asked for a new password for your account on Guichet. Choose it here:",
    ],
    action: { label: "Choose a new password", href: link },
    footnote:
      "The link works once, for one hour. If you did not ask for it, do nothing: your password stays as it is.",
  }),
  fr: ({ name, link }) => ({
    subject: "Choisissez un nouveau mot de passe pour Guichet",
    paragraphs: [
      `Bonjour ${name},`,
      "Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre compte Guichet. Choisissez-le ici :",
    ],
    action: { label: "Choisir un nouveau mot de passe", href: link },
    footnote:
      "Le lien sert une seule fois, pendant une heure. Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.",
  }),
  nl: ({ name, link }) => ({
    subject: "Kies een nieuw wachtwoord voor Guichet",
    paragraphs: [
      `Hallo ${name},`,
      "Iemand, waarschijnlijk jij, vroeg een nieuw wachtwoord voor je account op Guichet. Kies het hier:",
    ],
    action: { label: "Een nieuw wachtwoord kiezen", href: link },
    footnote:
      "De link werkt één keer, een uur lang. Heb je er niet om gevraagd, doe dan niets: je wachtwoord blijft zoals het is.",
  }),
};

export const resetLetter = (reset: Reset, language: LetterLanguage) =>
  layOut(letters[language](reset), language);

import { type Letter, type LetterLanguage, layOut } from "../../letter";

type Invitation = { workspaceName: string; inviterName: string; link: string };

const letters: Record<LetterLanguage, (invitation: Invitation) => Letter> = {
  en: ({ workspaceName, inviterName, link }) => ({
    subject: `${inviterName} invites you to ${workspaceName}`,
    paragraphs: [
      "Hello,",
      `${inviterName} invites you to work in ${workspaceName} on Guichet, where the team answers its customers on WhatsApp.`,
    ],
    action: { label: "Accept the invitation", href: link },
    footnote:
      "The link works once, for this e-mail address, for seven days. If you do not know who is asking, do nothing.",
  }),
  fr: ({ workspaceName, inviterName, link }) => ({
    subject: `${inviterName} vous invite à rejoindre ${workspaceName}`,
    paragraphs: [
      "Bonjour,",
      `${inviterName} vous invite à travailler dans ${workspaceName} sur Guichet, où l’équipe répond à ses clients sur WhatsApp.`,
    ],
    action: { label: "Accepter l’invitation", href: link },
    footnote:
      "Le lien sert une seule fois, pour cette adresse e-mail, pendant sept jours. Si vous ne savez pas qui vous invite, ne faites rien.",
  }),
  nl: ({ workspaceName, inviterName, link }) => ({
    subject: `${inviterName} nodigt je uit voor ${workspaceName}`,
    paragraphs: [
      "Hallo,",
      `${inviterName} nodigt je uit om in ${workspaceName} te werken op Guichet, waar het team zijn klanten op WhatsApp antwoordt.`,
    ],
    action: { label: "De uitnodiging aannemen", href: link },
    footnote:
      "De link werkt één keer, voor dit e-mailadres, zeven dagen lang. Weet je niet wie je uitnodigt, doe dan niets.",
  }),
};

export const invitationLetter = (invitation: Invitation, language: LetterLanguage) =>
  layOut(letters[language](invitation), language);

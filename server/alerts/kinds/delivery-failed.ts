import { z } from "zod";
import { defineKind } from "../define-kind";

/** Something Meta delivered for this workspace cannot be processed. */
export const deliveryFailed = defineKind({
  kind: "delivery_failed",
  params: z.object({}),
  severity: "urgent",
  roles: ["owner"],
  email: "atOnce",
  repeats: { areCounted: true, ringAgainAfterMinutes: 60 },
  leadsTo: () => "/settings/deliveries",
  words: {
    en: {
      name: "Delivery not processed",
      title: (_, { count }) =>
        count === 1
          ? "A delivery from Meta could not be processed"
          : `${count} deliveries from Meta could not be processed`,
      text: () =>
        "What they hold, perhaps a customer’s message, is not in the inbox yet. Nothing is lost: have them processed again.",
      action: "See the deliveries",
    },
    fr: {
      name: "Livraison non traitée",
      title: (_, { count }) =>
        count === 1
          ? "Une livraison de Meta n’a pas pu être traitée"
          : `${count} livraisons de Meta n’ont pas pu être traitées`,
      text: () =>
        "Leur contenu, peut-être le message d’un client, n’est pas encore dans la boîte de réception. Rien n’est perdu : faites-les traiter à nouveau.",
      action: "Voir les livraisons",
    },
    nl: {
      name: "Levering niet verwerkt",
      title: (_, { count }) =>
        count === 1
          ? "Een levering van Meta kon niet worden verwerkt"
          : `${count} leveringen van Meta konden niet worden verwerkt`,
      text: () =>
        "Wat erin zit, misschien een bericht van een klant, staat nog niet in de inbox. Er is niets verloren: laat ze opnieuw verwerken.",
      action: "Leveringen bekijken",
    },
  },
});

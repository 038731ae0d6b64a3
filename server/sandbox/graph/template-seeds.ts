export type Template = {
  id: string;
  name: string;
  language: string;
  status: "APPROVED" | "PAUSED";
  category: "MARKETING" | "UTILITY";
  components: TemplatePart[];
};

export type TemplatePart =
  | { type: "HEADER"; format: "IMAGE"; example?: { header_handle: string[] } }
  | { type: "HEADER"; format: "TEXT"; text: string }
  | { type: "BODY"; text: string; example?: { body_text: string[][] } }
  | { type: "FOOTER"; text: string }
  | { type: "BUTTONS"; buttons: { type: "QUICK_REPLY"; text: string }[] };

type Texts = Record<"en" | "fr" | "nl", string[]>;

/** The same template in three languages: body, footer or buttons are given per language. */
function inThreeLanguages(
  firstId: number,
  rest: Pick<Template, "name" | "category">,
  texts: Texts,
  parts: (texts: string[]) => TemplatePart[],
): Template[] {
  return Object.entries(texts).map(([language, text], index) => ({
    id: String(firstId + index),
    ...rest,
    language,
    status: "APPROVED",
    components: parts(text),
  }));
}

export const templates: Template[] = [
  ...inThreeLanguages(
    1_192_339_204_654_400,
    { name: "order_ready", category: "UTILITY" },
    {
      en: [
        "Hello {{1}}, your order {{2}} is ready. You can collect it from {{3}} today.",
        "Camille",
        "1042",
        "four",
      ],
      fr: [
        "Bonjour {{1}}, votre commande {{2}} est prête. Vous pouvez la retirer dès {{3}} aujourd’hui.",
        "Camille",
        "1042",
        "16 h",
      ],
      nl: [
        "Dag {{1}}, uw bestelling {{2}} staat klaar. U kunt ze vandaag vanaf {{3}} ophalen.",
        "Daan",
        "1042",
        "16 u.",
      ],
    },
    ([text = "", ...example]) => [{ type: "BODY", text, example: { body_text: [example] } }],
  ),
  ...inThreeLanguages(
    1_192_339_204_654_410,
    { name: "continue_conversation", category: "UTILITY" },
    {
      en: ["Hello {{1}}, we have an answer to your question. Shall we go on?", "Go on", "Not now", "Camille"],
      fr: [
        "Bonjour {{1}}, nous avons une réponse à votre question. Souhaitez-vous continuer ?",
        "Continuer",
        "Pas maintenant",
        "Camille",
      ],
      nl: ["Dag {{1}}, we hebben een antwoord op uw vraag. Gaan we verder?", "Verder", "Niet nu", "Daan"],
    },
    ([text = "", yes = "", no = "", name = ""]) => [
      { type: "BODY", text, example: { body_text: [[name]] } },
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: yes },
          { type: "QUICK_REPLY", text: no },
        ],
      },
    ],
  ),
  ...inThreeLanguages(
    1_192_339_204_654_420,
    { name: "autumn_menu", category: "MARKETING" },
    {
      en: [
        "{{1}}, the autumn menu is here: pumpkin bread, pear tart and chestnut buns.",
        "Stop promotions",
        "Camille",
      ],
      fr: [
        "{{1}}, la carte d’automne est là : pain au potiron, tarte aux poires et brioches aux marrons.",
        "Ne plus recevoir d’offres",
        "Camille",
      ],
      nl: [
        "{{1}}, de herfstkaart is er: pompoenbrood, perentaart en kastanjebroodjes.",
        "Geen promoties meer",
        "Daan",
      ],
    },
    ([text = "", stop = "", name = ""]) => [
      {
        type: "HEADER",
        format: "IMAGE",
        example: { header_handle: ["https://scontent.whatsapp.net/autumn.png"] },
      },
      { type: "BODY", text, example: { body_text: [[name]] } },
      { type: "FOOTER", text: "Boulangerie Luna" },
      { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: stop }] },
    ],
  ),
  {
    id: "1192339204654430",
    name: "hello_world",
    language: "en_US",
    status: "APPROVED",
    category: "UTILITY",
    components: [
      { type: "HEADER", format: "TEXT", text: "Hello World" },
      { type: "BODY", text: "Welcome. This message shows that notifications reach your phone." },
      { type: "FOOTER", text: "Boulangerie Luna" },
    ],
  },
  {
    id: "1192339204654440",
    name: "flash_sale",
    language: "en",
    status: "PAUSED",
    category: "MARKETING",
    components: [{ type: "BODY", text: "Everything at half price until tonight." }],
  },
];

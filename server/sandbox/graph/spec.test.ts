import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { samples } from "../samples";
import { camille, eventually, startDesk } from "../testing";
import { GraphError, knownCodes } from "./errors";

test("every failure the desk offers has an envelope with a code, a sentence and a trace", () => {
  expect(knownCodes.length).toBeGreaterThan(30);
  for (const code of knownCodes) {
    expect(new GraphError(code).body).toEqual({
      error: {
        message: expect.stringContaining(`(#${code}) `),
        type: "OAuthException",
        code,
        error_data: { messaging_product: "whatsapp", details: expect.stringMatching(/\.$/) },
        fbtrace_id: expect.any(String),
      },
    });
  }
});

// Meta's description of the API lies beside the checkout where the project is built, and is not part of it.
const file = fileURLToPath(new URL("../../../../shared/facts/meta-openapi-v23.yaml", import.meta.url));

if (existsSync(file)) {
  const description = parse(readFileSync(file, "utf8"));
  const { schemas } = description.components;

  // Several schemas share a name; the later ones got a number, but who refers to them still says the plain name.
  const renamed: Record<string, string> = {
    BaseMessageProperties: "BaseMessageProperties_1",
    TextMessage: "TextMessage_2",
    ErrorObject: "ErrorObject_2",
    ContactObject: "ContactObject_1",
  };
  for (const kind of ["Reaction", "Audio", "Document", "Image", "Sticker", "Video", "Location"]) {
    renamed[`${kind}Message`] = `${kind}Message_1`;
  }
  const names = Object.keys(schemas);
  for (const name of names.slice(names.indexOf("WebhookPayload"))) {
    const text = JSON.stringify(schemas[name]).replace(
      /"#\/components\/schemas\/(\w+)"/g,
      (_, target) => `"#/components/schemas/${renamed[target] ?? target}"`,
    );
    schemas[name] = JSON.parse(text);
  }

  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: "meta", components: description.components, paths: description.paths });
  const problems = (pointer: string, value: unknown) => {
    const validate = ajv.compile({ $ref: `meta#${pointer}` });
    return validate(value) ? [] : validate.errors;
  };
  const schema = (name: string) => `/components/schemas/${name}`;
  const answerOf = (path: string, method = "get", status = 200) =>
    `/paths/${encodeURIComponent(path.replaceAll("~", "~0").replaceAll("/", "~1"))}/${method}/responses/${status}/content/application~1json/schema`;

  test("answers are of the shape that Meta describes", async () => {
    const desk = await startDesk();
    await desk.writes(camille.id, { type: "text", text: "Bonjour" });
    const { id: inbound } = await desk.writes(camille.id, { type: "image" });
    const form = new FormData();
    form.set("messaging_product", "whatsapp");
    form.set("file", new File([new Uint8Array(samples.photo().bytes)], "loaf.png", { type: "image/png" }));
    const headers = { authorization: desk.token };
    const media = await desk.request("/v23.0/106540352242922/media", { method: "POST", headers, body: form });

    const answers: [pointer: string, answer: unknown][] = [
      [schema("MessageResponsePayload"), (await desk.sendText(camille.waId, "Bonjour !")).body],
      [schema("MarkMessageResponsePayload"), (await desk.send({ status: "read", message_id: inbound })).body],
      [schema("GraphAPIError"), (await desk.sendText(camille.waId, "")).body],
      [schema("GraphAPIError"), (await desk.graph("106540352242922/flows")).body],
      [schema("PhoneNumberInfo"), (await desk.graph("106540352242922")).body],
      [
        schema("PhoneNumberInfo"),
        (await desk.graph("106540352242922?fields=name_status,quality_rating")).body,
      ],
      [
        schema("WhatsAppBusinessAccountPhoneNumbersConnection"),
        (await desk.graph("102290129340398/phone_numbers")).body,
      ],
      [schema("WhatsAppBusinessAccount_3"), (await desk.graph("102290129340398")).body],
      [schema("SubscribedAppsResponse"), (await desk.graph("102290129340398/subscribed_apps")).body],
      [schema("SubscriptionResponse"), (await desk.graph("102290129340398/subscribed_apps", {})).body],
      [schema("PhoneNumberInfo"), (await desk.graph("106540352242924")).body],
      [
        answerOf("/{Version}/{Phone-Number-ID}", "post"),
        (await desk.graph("106540352242923", { new_display_name: "Luna Saint-Gilles" })).body,
      ],
      [schema("GraphAPIError"), (await desk.graph("106540352242923", { new_display_name: "L" })).body],
      [
        schema("OfficialBusinessAccountUpdateResponse"),
        (
          await desk.graph("106540352242923/official_business_account", {
            action: "SUBMIT_APPLICATION",
            business_website_url: "https://luna.example",
            primary_country_of_operation: "Belgium",
          })
        ).body,
      ],
      [
        schema("OfficialBusinessAccountStatus"),
        (await desk.graph("106540352242923/official_business_account")).body,
      ],
      [
        schema("WhatsAppBusinessPhoneNumberRegistrationResponse"),
        (await desk.graph("106540352242924/register", { messaging_product: "whatsapp", pin: "123456" })).body,
      ],
      [schema("GraphAPIError"), (await desk.graph("106540352242924/register", { pin: "1" })).body],
      [
        schema("SubscriptionResponse"),
        (await desk.graph("102290129340399/subscribed_apps", undefined, "DELETE")).body,
      ],
      [schema("SubscribedAppsResponse"), (await desk.graph("102290129340399/subscribed_apps")).body],
      [
        answerOf("/{Version}/{WABA-ID}/message_templates"),
        (await desk.graph("102290129340398/message_templates")).body,
      ],
      [answerOf("/{Version}/{Phone-Number-ID}/media", "post"), media.body],
      [answerOf("/{Version}/{Media-ID}"), (await desk.graph(media.body.id)).body],
      [
        answerOf("/{Version}/{Media-ID}", "delete"),
        (await desk.graph(media.body.id, undefined, "DELETE")).body,
      ],
    ];

    for (const [pointer, answer] of answers)
      expect({ pointer, problems: problems(pointer, answer) }).toEqual({ pointer, problems: [] });
  });

  test("webhooks are of the shape that Meta describes", async () => {
    const desk = await startDesk();
    const { id } = await desk.writes(camille.id, { type: "text", text: "Bonjour", referral: true });
    for (const type of ["image", "document", "audio", "location", "unsupported"])
      await desk.writes(camille.id, { type });
    await desk.writes(camille.id, { type: "contacts", name: "Inès Martin" });
    await desk.writes(camille.id, { type: "reaction", messageId: id, emoji: "👍" });
    await desk.sendText(camille.waId, "Bienvenue !");
    await desk.sendText("33639989999", "Qui est-ce ?");
    await desk.control(`phones/${camille.id}/number`, { waId: "33639980199" });

    // Eight messages, a change of number, sent and delivered, and a failure.
    await eventually(() => expect(desk.business.deliveries).toHaveLength(12));
    for (const { body } of desk.business.deliveries) {
      const about = JSON.stringify(body.entry[0]?.changes[0]?.value).slice(0, 400);
      expect({ about, problems: problems(schema("WebhookPayload"), body) }).toEqual({ about, problems: [] });
    }
  });
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeTemplate, type SendableTemplate, variablesIn } from "./describe-template";
import { renderTemplate } from "./render-template";
import { type TemplateValues, templateValues } from "./schemas";

const row = (components: unknown[], status = "APPROVED") => ({
  workspaceId: "0199",
  id: "0198",
  accountId: "0197",
  metaTemplateId: "1",
  name: "order_ready",
  language: "es",
  category: "UTILITY",
  status,
  components,
  syncedAt: new Date(),
});
const described = (components: unknown[]) => describeTemplate(row(components)) as SendableTemplate;
const values = (some: Partial<TemplateValues>) => templateValues.parse(some);

const body = { type: "BODY", text: "Hola {{1}}, tu pedido {{2}} está listo." };

test("what the customer sees and what Meta gets say the same", () => {
  const template = described([
    { type: "HEADER", format: "TEXT", text: "Pedido {{1}}" },
    body,
    { type: "FOOTER", text: "Boulangerie Luna" },
    {
      type: "BUTTONS",
      buttons: [
        { type: "QUICK_REPLY", text: "Gracias" },
        { type: "URL", text: "Ver", url: "https://luna.example/p/{{1}}" },
        { type: "PHONE_NUMBER", text: "Llamar", phone_number: "+34910" },
      ],
    },
  ]);
  const content = renderTemplate(
    template,
    values({ header: ["1042"], body: ["Carmen", "1042"], buttons: [{ position: 1, value: "1042" }] }),
  );
  expect(content).toEqual({
    type: "template",
    name: "order_ready",
    language: "es",
    category: "utility",
    header: "Pedido 1042",
    body: "Hola Carmen, tu pedido 1042 está listo.",
    footer: "Boulangerie Luna",
    buttons: [
      { kind: "quick_reply", text: "Gracias" },
      { kind: "url", text: "Ver" },
      { kind: "phone_number", text: "Llamar" },
    ],
    components: [
      { type: "header", parameters: [{ type: "text", text: "1042" }] },
      {
        type: "body",
        parameters: [
          { type: "text", text: "Carmen" },
          { type: "text", text: "1042" },
        ],
      },
      // The buttons that never change get no parameter: Meta refuses one.
      { type: "button", sub_type: "url", index: "1", parameters: [{ type: "text", text: "1042" }] },
    ],
  });
});

test("named variables go by their names", () => {
  const template = described([{ type: "BODY", text: "Hola {{nombre}}, son {{total}}." }]);
  expect(template.bodyVariables).toEqual(["nombre", "total"]);
  expect(renderTemplate(template, values({ body: ["Carmen", "4,50 €"] }))).toMatchObject({
    body: "Hola Carmen, son 4,50 €.",
    components: [
      {
        type: "body",
        parameters: [
          { type: "text", text: "Carmen", parameter_name: "nombre" },
          { type: "text", text: "4,50 €", parameter_name: "total" },
        ],
      },
    ],
  });
});

test("a value that looks like a variable stays as it was written", () => {
  const template = described([body]);
  expect(renderTemplate(template, values({ body: ["{{2}}", "$&"] })).body).toBe(
    "Hola {{2}}, tu pedido $& está listo.",
  );
});

test("a template that begins with a picture waits for one", () => {
  const template = described([
    { type: "HEADER", format: "IMAGE" },
    { type: "BODY", text: "Pan" },
  ]);
  expect(() => renderTemplate(template, values({}))).toThrow(/Choose one first/);
  const headerMediaId = "0199a6f0-0000-7000-8000-000000000001";
  expect(renderTemplate(template, values({ headerMediaId })).components).toEqual([
    { type: "header", parameters: [{ type: "image", image: {} }] },
  ]);
});

test("any number of values but the right one is refused", () => {
  const template = described([body]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b"), { maxLength: 6 }), (some) => {
      const render = () => renderTemplate(template, values({ body: some }));
      if (some.length === 2) expect(render).not.toThrow();
      else expect(render).toThrow(/needs 2 values/);
    }),
  );
});

test("a value of two lines is refused before Meta does", () => {
  expect(templateValues.safeParse({ body: ["Hola\nCarmen"] }).success).toBe(false);
});

test("the tenth variable comes after the ninth", () => {
  expect(variablesIn("{{10}} {{9}} {{ 1 }} {{1}}")).toEqual(["1", "9", "10"]);
});

describe("not to be sent by hand:", () => {
  test.each([
    ["a paused one", row([body], "PAUSED")],
    ["one with a form", row([body, { type: "BUTTONS", buttons: [{ type: "FLOW", text: "Abrir" }] }])],
    ["one that begins with a place", row([{ type: "HEADER", format: "LOCATION" }, body])],
    ["a carousel", row([body, { type: "CAROUSEL", cards: [] }])],
    ["one of a shape we do not know", row([{ text: "?" }])],
  ])("%s", (_, template) => {
    expect(describeTemplate(template)).toBeUndefined();
  });
});

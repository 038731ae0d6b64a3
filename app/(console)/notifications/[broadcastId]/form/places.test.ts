import { expect, test } from "vitest";
import { filled } from "@/components/template-values";
import type { SendableTemplate } from "@/server/notifications/describe-template";
import { placesOf, valuesOf } from "./places";

const orderReady: SendableTemplate = {
  templateId: "1",
  name: "order_ready",
  language: "en",
  category: "utility",
  header: { format: "text", text: "Order {{1}}", variables: ["1"] },
  body: "{{1}}, your order is ready at {{2}}.",
  bodyVariables: ["1", "2"],
  buttons: [
    { kind: "quick_reply", text: "Thanks", position: 0, needsValue: false },
    { kind: "url", text: "Track", position: 1, needsValue: true },
  ],
};
const nothing = { header: [], body: [], buttons: [] };

test("every gap has its place on the form, named as the server names it", () => {
  expect(placesOf(orderReady, nothing).map(({ field }) => field)).toEqual([
    "words.header.0",
    "words.body.0",
    "words.body.1",
    "words.buttons.1",
  ]);
});

test("a word that is put in stays where it belongs, whatever was filled in before it", () => {
  const at = (words: typeof nothing, field: string) =>
    placesOf(orderReady, words).find((place) => place.field === field)!;
  const four = { kind: "text" as const, text: "four" };
  const words = at(nothing, "words.body.1").put(four);
  expect(words.body).toEqual([{ kind: "text", text: "" }, four]);
  const both = placesOf(orderReady, words)
    .find(({ field }) => field === "words.buttons.1")!
    .put({ kind: "column", column: "Order", otherwise: "none" });
  expect(both).toMatchObject({
    body: [{}, four],
    buttons: [{ position: 1, word: { column: "Order", otherwise: "none" } }],
  });
});

test("before it is known whose message it is, a gap says where its words come from", () => {
  const places = placesOf(orderReady, {
    header: [{ kind: "column", column: "Order", otherwise: "–" }],
    body: [{ kind: "name", otherwise: "customer" }],
    buttons: [],
  });
  expect(filled(orderReady, valuesOf(places, "name"))).toEqual({
    header: "Order [Order]",
    body: "[name], your order is ready at {{2}}.",
  });
});

import { expect, test } from "vitest";
import type { SendableTemplate } from "../describe-template";
import { fillWords } from "./fill-words";

const template: SendableTemplate = {
  ...{ templateId: "1", name: "menu", language: "en", category: "marketing" },
  header: { format: "text", text: "For {{1}}", variables: ["1"] },
  ...{ body: "{{1}} {{2}}", bodyVariables: ["1", "2"] },
  buttons: [
    { kind: "quick_reply", text: "Stop", position: 0, needsValue: false },
    { kind: "url", text: "See", position: 1, needsValue: true },
  ],
};
const words = {
  header: [{ kind: "name" as const, otherwise: "you" }],
  body: [
    { kind: "column" as const, column: "Treat", otherwise: "bread" },
    { kind: "text" as const, text: "today" },
    { kind: "text" as const, text: "too many" },
  ],
  buttons: [{ position: 1, word: { kind: "column" as const, column: "Code", otherwise: "none" } }],
};
const columns = ["Treat", "Code"];

test("each place has the person's own word, and nothing is put where the template has no place", () => {
  const values = fillWords(
    template,
    { words, mediaId: null },
    { name: "Carmen", columns, cells: ["tart", "A1"] },
  );
  expect(values).toEqual({
    header: ["Carmen"],
    headerMediaId: undefined,
    body: ["tart", "today"],
    buttons: [{ position: 1, value: "A1" }],
  });
});

test("whoever has none gets the text for that, and a name of several lines becomes one", () => {
  const values = fillWords(
    template,
    { words, mediaId: null },
    { name: "Car\nmen ", columns, cells: ["", " "] },
  );
  expect(values).toMatchObject({
    header: ["Car men"],
    body: ["bread", "today"],
    buttons: [{ value: "none" }],
  });
});

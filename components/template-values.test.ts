import { expect, test } from "vitest";
import { filled, inputOf, slotsOf } from "./template-values";

const orderReady = {
  header: { format: "text", text: "Order {{1}}", variables: ["1"] },
  body: "{{1}}, your order is ready at {{2}}. See you soon, {{1}}!",
  bodyVariables: ["1", "2"],
  buttons: [
    { text: "Track", position: 0, needsValue: true },
    { text: "Thanks", position: 1, needsValue: false },
  ],
};

test("every gap is asked for once, in the order in which it is read", () => {
  expect(slotsOf(orderReady).map(({ part, name }) => `${part} ${name}`)).toEqual([
    "header 1",
    "body 1",
    "body 2",
    "button Track",
  ]);
});

test("the preview reads as the customer will read it, with its gaps until they are filled", () => {
  expect(filled(orderReady, { "body 1": "Carmen", "header 1": "42" })).toEqual({
    header: "Order 42",
    body: "Carmen, your order is ready at {{2}}. See you soon, Carmen!",
  });
});

test("what a reader types is text and no pattern", () => {
  expect(filled(orderReady, { "body 1": "$& {{2}}", "body 2": "8" }).body).toContain(
    "$& {{2}}, your order is ready at 8.",
  );
});

test("the values go to the server in the order it asks for", () => {
  const values = { "button 0": " 42 ", "body 2": "8", "body 1": "Carmen", "header 1": "42" };
  expect(inputOf(orderReady, values, undefined)).toEqual({
    header: ["42"],
    headerMediaId: undefined,
    body: ["Carmen", "8"],
    buttons: [{ position: 0, value: "42" }],
  });
});

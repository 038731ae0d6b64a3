import { expect, test } from "vitest";
import { fieldsOf } from "./fields-of";

test("fields are rows, those of inner objects and lists below their own", () => {
  const components = {
    Shelf: {
      type: "object",
      properties: { label: { type: "string", description: "What it says." } },
      required: ["label"],
    },
  };
  const schema = {
    type: "object",
    required: ["id", "shelves"],
    properties: {
      id: { type: "string", format: "uuid" },
      shelves: { type: "array", items: { $ref: "#/components/schemas/Shelf" } },
      closedAt: { anyOf: [{ type: "string", format: "date-time" }, { type: "null" }] },
      kind: { type: "string", enum: ["dairy", "bread"] },
    },
  };
  expect(fieldsOf(schema, components)).toEqual([
    { name: "id", type: "string (uuid)", isRequired: true, description: undefined },
    { name: "shelves", type: "object[]", isRequired: true, description: undefined },
    { name: "shelves[].label", type: "string", isRequired: true, description: "What it says." },
    { name: "closedAt", type: "string (date-time) | null", isRequired: false, description: undefined },
    { name: "kind", type: '"dairy" | "bread"', isRequired: false, description: undefined },
  ]);
});

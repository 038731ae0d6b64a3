import { z } from "zod";

type JsonSchema = {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minItems?: number;
  minimum?: number;
  minLength?: number;
};

/**
 * An input that a procedure accepts, made from its own schema. `idFor` chooses the ids by the name of their field, so
 * that a test can ask every procedure for a stranger's things without knowing the procedures.
 */
export function sampleInput(schema: z.ZodType, idFor: (field: string) => string): unknown {
  const json = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "date") jsonSchema.format = "date";
    },
  }) as JsonSchema;
  return sample(json, "", idFor);
}

function sample(schema: JsonSchema, field: string, idFor: (field: string) => string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.format === "date" && !schema.type) return new Date();
  const choice = (schema.anyOf ?? schema.oneOf)?.find((one) => one.type !== "null");
  if (choice) return sample(choice, field, idFor);
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          // What may be left out is left out, unless it is an id that could lead to a stranger's thing.
          .filter(([name, value]) => schema.required?.includes(name) || value.format === "uuid")
          .map(([name, value]) => [name, sample(value, name, idFor)]),
      );
    case "array":
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () =>
        sample(schema.items ?? {}, field, idFor),
      );
    case "string":
      return schema.format === "uuid" ? idFor(field) : "sample".padEnd(schema.minLength ?? 0, "x");
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1);
    case "boolean":
      return true;
    default:
      return undefined;
  }
}

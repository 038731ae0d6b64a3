import { v7 as uuidv7 } from "uuid";
import { z } from "zod";

export type JsonSchema = {
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
  examples?: unknown[];
};

/** Chooses a word, a number or a time by the name of its field; `undefined` leaves it to us. */
export type Choose = (schema: JsonSchema, field: string) => unknown;

type Options = {
  choose: Choose;
  /** Which of several forms an input may have, where it may have several. */
  form: number;
  /** What may be left out is left out, unless it is an id that could lead to a stranger's thing. */
  isWhole: boolean;
};

export const isId = ({ type, format }: JsonSchema) => type === "string" && format === "uuid";

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "date") jsonSchema.format = "date";
    },
  }) as JsonSchema;
}

/**
 * An input that a procedure accepts, made from its own schema. `idFor` chooses the ids by the name of their field, so
 * that a test can ask every procedure for a stranger's things without knowing the procedures.
 */
export function sampleInput(schema: z.ZodType, idFor: (field: string) => string): unknown {
  const choose: Choose = (leaf, field) => (isId(leaf) ? idFor(field) : undefined);
  return sample(jsonSchemaOf(schema), "", { choose, form: 0, isWhole: false });
}

/** One input of each form that a procedure takes, with all that may be left out. */
export function everyInput(schema: z.ZodType, choose: Choose): unknown[] {
  const json = jsonSchemaOf(schema);
  const forms = Math.min(formsOf(json), 60);
  return Array.from({ length: forms }, (_, form) => sample(json, "", { choose, form, isWhole: true }));
}

const choicesOf = (schema: JsonSchema) =>
  (schema.anyOf ?? schema.oneOf)?.filter(({ type }) => type !== "null");

const insideOf = ({ properties, items }: JsonSchema) => [
  ...Object.values(properties ?? {}),
  ...(items ? [items] : []),
];

/** Of a longer list of words, such as all time zones, one stands for the others. */
const longestMenu = 8;

/** So many that each choice is made at least once. */
function formsOf(schema: JsonSchema): number {
  const choices = choicesOf(schema);
  if (choices) return choices.length * Math.max(1, ...choices.map(formsOf));
  const words = schema.enum?.length ?? 1;
  return Math.max(words > longestMenu ? 1 : words, ...insideOf(schema).map(formsOf));
}

const hasId = (schema: JsonSchema): boolean =>
  isId(schema) || [...insideOf(schema), ...(choicesOf(schema) ?? [])].some(hasId);

function sample(schema: JsonSchema, field: string, options: Options): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.examples) return schema.examples[0];
  if (schema.enum) return schema.enum[options.form % schema.enum.length];
  const choices = choicesOf(schema);
  if (choices?.length) {
    const choice = choices[options.form % choices.length]!;
    return sample(choice, field, { ...options, form: Math.floor(options.form / choices.length) });
  }
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name, value]) => options.isWhole || schema.required?.includes(name) || hasId(value))
          .map(([name, value]) => [name, sample(value, name, options)]),
      );
    case "array":
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () =>
        sample(schema.items ?? {}, field, options),
      );
    default:
      return options.choose(schema, field) ?? leaf(schema);
  }
}

function leaf({ type, format, minLength, minimum }: JsonSchema): unknown {
  switch (type) {
    case "string":
      if (format === "date") return "2026-03-04";
      if (format === "uuid") return uuidv7();
      return format === "email" ? "ana@luna.example" : "sample".padEnd(minLength ?? 0, "x");
    case "integer":
    case "number":
      return Math.max(1, minimum ?? 1);
    case "boolean":
      return true;
    default:
      return format === "date" ? new Date() : undefined;
  }
}

import type { TemplateValues } from "@/server/notifications/schemas";

type Template = {
  header?: { format: string; text?: string; variables: string[] };
  body: string;
  bodyVariables: string[];
  buttons: { text: string; position: number; needsValue: boolean }[];
};

/** What was typed, by slot. */
export type Values = Record<string, string>;

type Slot = { key: string; part: "header" | "body" | "button"; name: string };

/** What is to be filled in, in the order in which it is read. */
export const slotsOf = ({ header, bodyVariables, buttons }: Template): Slot[] => [
  ...(header?.variables ?? []).map((name) => ({ key: `header ${name}`, part: "header" as const, name })),
  ...bodyVariables.map((name) => ({ key: `body ${name}`, part: "body" as const, name })),
  ...buttons
    .filter(({ needsValue }) => needsValue)
    .map(({ position, text }) => ({ key: `button ${position}`, part: "button" as const, name: text })),
];

const fill = (text: string, values: Values, part: string) =>
  text.replace(
    /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g,
    (whole, name: string) => values[`${part} ${name}`]?.trim() || whole,
  );

/** As the customer will read it; what is not filled in yet stays visible as a gap. */
export const filled = ({ header, body }: Template, values: Values) => ({
  header: header?.text && fill(header.text, values, "header"),
  body: fill(body, values, "body"),
});

/** In the order that the server asks for. */
export const inputOf = (
  { header, bodyVariables, buttons }: Template,
  values: Values,
  headerMediaId: string | undefined,
): TemplateValues => ({
  header: (header?.variables ?? []).map((name) => values[`header ${name}`]?.trim() ?? ""),
  headerMediaId,
  body: bodyVariables.map((name) => values[`body ${name}`]?.trim() ?? ""),
  buttons: buttons
    .filter(({ needsValue }) => needsValue)
    .map(({ position }) => ({ position, value: values[`button ${position}`]?.trim() ?? "" })),
});

import { z } from "zod";
import type { templates } from "@/db/schema/notifications";

const button = z.looseObject({
  type: z.string(),
  text: z.string().default(""),
  url: z.string().optional(),
  phone_number: z.string().optional(),
});
const component = z.looseObject({
  type: z.string(),
  format: z.string().optional(),
  text: z.string().optional(),
  buttons: z.array(button).optional(),
});
const components = z.array(component);

const variable = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

/** The variables in a text, in the order in which they are to be filled: {{1}}, {{2}}… or names. */
export function variablesIn(text: string): string[] {
  const names = [...new Set([...text.matchAll(variable)].map((match) => match[1] ?? ""))];
  return names.every((name) => /^\d+$/.test(name)) ? names.sort((a, b) => Number(a) - Number(b)) : names;
}

export function fill(text: string, values: string[]): string {
  const names = variablesIn(text);
  return text.replace(variable, (_, name: string) => values[names.indexOf(name)] ?? "");
}

export type HeaderFormat = "text" | "image" | "video" | "document";
const headerFormats: readonly string[] = ["text", "image", "video", "document"] satisfies HeaderFormat[];

/** Buttons that a person can send: the others need a form, a catalogue or a code made by a program. */
const buttonKinds: readonly string[] = ["quick_reply", "url", "phone_number", "copy_code"];

export type SendableTemplate = {
  templateId: string;
  name: string;
  language: string;
  /** `marketing`, `utility` or `authentication`; it decides the price. */
  category: string;
  header?: { format: HeaderFormat; text?: string; variables: string[] };
  body: string;
  bodyVariables: string[];
  footer?: string;
  buttons: TemplateButton[];
};

/** With where it leads: words that stay the same with another link or number are another message. */
type TemplateButton = {
  kind: string;
  text: string;
  position: number;
  needsValue: boolean;
  url?: string;
  phoneNumber?: string;
};

/** What a person needs to know to send a template, or undefined when it cannot be sent by hand. */
export function describeTemplate(row: typeof templates.$inferSelect): SendableTemplate | undefined {
  const parsed = components.safeParse(row.components);
  if (row.status !== "APPROVED" || !parsed.success) return undefined;
  const part = (type: string) => parsed.data.find((one) => one.type.toUpperCase() === type);
  const [head, body, buttons] = [part("HEADER"), part("BODY"), part("BUTTONS")?.buttons ?? []];
  const format = head === undefined ? undefined : (head.format ?? "TEXT").toLowerCase();
  const isSendable =
    body?.text !== undefined &&
    (format === undefined || headerFormats.includes(format)) &&
    buttons.every(({ type }) => buttonKinds.includes(type.toLowerCase())) &&
    parsed.data.every(({ type }) => ["HEADER", "BODY", "FOOTER", "BUTTONS"].includes(type.toUpperCase()));
  if (!isSendable) return undefined;
  return {
    templateId: row.id,
    name: row.name,
    language: row.language,
    category: row.category.toLowerCase(),
    header:
      format === undefined
        ? undefined
        : {
            format: format as HeaderFormat,
            text: head?.text,
            variables: format === "text" ? variablesIn(head?.text ?? "") : [],
          },
    body: body.text ?? "",
    bodyVariables: variablesIn(body.text ?? ""),
    footer: part("FOOTER")?.text,
    buttons: buttons.map(({ type, text, url, phone_number: phoneNumber }, position) => {
      const kind = type.toLowerCase();
      const needsValue = kind === "copy_code" || (kind === "url" && variablesIn(url ?? "").length > 0);
      return { kind, text, position, needsValue, url, phoneNumber };
    }),
  };
}

import { GraphError } from "./errors";
import type { TemplateComponent, TemplateSend } from "./send-input";
import type { Template } from "./template-seeds";
import { templates } from "./template-seeds";

/** The template behind a send, or Meta's reason why it cannot be sent like this. */
export function getTemplate({ name, language, components }: TemplateSend): Template {
  const template = templates.find((one) => one.name === name && one.language === language.code);
  if (!template) {
    throw new GraphError(132001, { details: `template name (${name}) does not exist in ${language.code}` });
  }
  if (template.status === "PAUSED") throw new GraphError(132015);

  for (const part of template.components) {
    const given = components.find(({ type }) => type === part.type.toLowerCase());
    if (part.type === "HEADER" && part.format === "IMAGE") checkImage(given);
    else if (part.type === "HEADER" || part.type === "BODY") checkCount(part.type, part.text, given);
  }
  const buttonCount = template.components.flatMap((part) =>
    part.type === "BUTTONS" ? part.buttons : [],
  ).length;
  for (const { type, index = 0 } of components) {
    if (type === "button" && index >= buttonCount) {
      throw new GraphError(132000, { details: `button: index ${index} does not exist in the template` });
    }
  }
  return template;
}

function checkCount(type: string, text: string, given: TemplateComponent | undefined) {
  const expected = new Set(text.match(/\{\{\d+\}\}/g)).size;
  const parameters = given?.parameters ?? [];
  const where = type.toLowerCase();
  if (parameters.length !== expected) {
    const details = `${where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${expected})`;
    throw new GraphError(132000, { details });
  }
  for (const [index, parameter] of parameters.entries()) {
    if (parameter.type === "text" && typeof parameter.text === "string" && parameter.text.trim()) continue;
    if (parameter.type === "currency" || parameter.type === "date_time") continue;
    throw new GraphError(132012, { details: `${where}: parameter at index ${index} is not a text` });
  }
}

function checkImage(given: TemplateComponent | undefined) {
  if (given?.parameters.length !== 1) {
    throw new GraphError(132012, { details: "header: Format mismatch, expected IMAGE, received UNKNOWN" });
  }
  const [{ type } = { type: "" }] = given.parameters;
  if (type !== "image") {
    throw new GraphError(132012, {
      details: `header: Format mismatch, expected IMAGE, received ${type.toUpperCase()}`,
    });
  }
}

const listed = ["name", "status", "language", "category"] as const;
const defaultFields = "name,components,language,status,category,id";

/** One page of templates, with cursors as Graph gives them. */
export function listTemplates(base: string, query: URLSearchParams) {
  const matching = templates.filter((template) =>
    listed.every((key) => !query.has(key) || template[key].toLowerCase() === query.get(key)?.toLowerCase()),
  );
  const limit = Math.min(Math.max(Number(query.get("limit") ?? 25) || 25, 1), 100);
  const after = query.get("after");
  const before = query.get("before");
  const start = after ? position(after) + 1 : before ? Math.max(position(before) - limit, 0) : 0;
  const page = matching.slice(start, before ? position(before) : start + limit);

  const fields = (query.get("fields") ?? defaultFields).split(",").map((field) => field.trim());
  const last = start + page.length - 1;
  const pageUrl = (cursor: Record<string, string>) => {
    const next = new URLSearchParams(query);
    for (const key of ["after", "before"]) next.delete(key);
    for (const [key, value] of Object.entries(cursor)) next.set(key, value);
    return `${base}?${next}`;
  };
  return {
    data: page.map((template) => pick(template, fields)),
    ...(page.length > 0 && {
      paging: {
        cursors: { before: cursorAt(start), after: cursorAt(last) },
        ...(last < matching.length - 1 && { next: pageUrl({ after: cursorAt(last) }) }),
        ...(start > 0 && { previous: pageUrl({ before: cursorAt(start) }) }),
      },
    }),
  };
}

function pick(template: Template, fields: string[]) {
  const all: Record<string, unknown> = {
    ...template,
    parameter_format: "POSITIONAL",
    quality_score: { score: "GREEN", date: 1_759_276_800 },
    rejected_reason: "NONE",
    previous_category: undefined,
    sub_category: undefined,
  };
  const wanted = new Set([...fields, "id"]);
  for (const field of wanted) {
    if (!(field in all)) {
      const message = `(#100) Tried accessing nonexisting field (${field}) on node type (WhatsAppMessageTemplate)`;
      throw new GraphError(100, { message });
    }
  }
  return Object.fromEntries(Object.entries(all).filter(([field]) => wanted.has(field)));
}

const cursorAt = (index: number) => Buffer.from(`c:${index}`).toString("base64url");

function position(cursor: string): number {
  const index = Number(Buffer.from(cursor, "base64url").toString().slice(2));
  if (!Number.isInteger(index))
    throw new GraphError(131059, { message: "(#131059) The pagination cursor is stale" });
  return index;
}

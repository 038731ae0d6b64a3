import { z } from "zod";
import { callGraph, type GraphResult } from "./client";

const button = z.looseObject({ type: z.string(), text: z.string().optional() });

const component = z.looseObject({
  type: z.string(),
  format: z.string().optional(),
  text: z.string().optional(),
  buttons: z.array(button).optional(),
});

/** A template as Meta has it; statuses, categories and component types grow, so they are plain words here. */
export const metaTemplate = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  status: z.string(),
  category: z.string(),
  parameter_format: z.string().optional(),
  previous_category: z.string().nullish(),
  rejected_reason: z.string().nullish(),
  quality_score: z.object({ score: z.string().optional() }).nullish(),
  components: z.array(component).default([]),
});
export type MetaTemplate = z.infer<typeof metaTemplate>;

const page = z.object({
  data: z.array(metaTemplate),
  paging: z
    .object({ cursors: z.object({ after: z.string().optional() }).optional(), next: z.string().optional() })
    .optional(),
});

const fields =
  "id,name,language,status,category,parameter_format,previous_category,rejected_reason,quality_score,components";
const mostPages = 200;
const staleCursor = 131059;

/** All templates of an account, however many pages they fill. */
export async function listTemplates(
  { wabaId, token }: { wabaId: string; token: string },
  { signal }: { signal?: AbortSignal } = {},
): Promise<GraphResult<MetaTemplate[]>> {
  const path = `${wabaId}/message_templates`;
  const templates = new Map<string, MetaTemplate>();
  let after: string | undefined;
  for (let pages = 0; pages < mostPages; pages++) {
    const query = { fields, limit: 100, after };
    const result = await callGraph({ method: "GET", path, token, query, answer: page, signal });
    if (!result.ok && result.error.code === staleCursor && after !== undefined) {
      after = undefined;
      continue;
    }
    if (!result.ok) return result;
    const { data, paging } = result.value;
    for (const template of data) templates.set(template.id, template);
    const next = paging?.cursors?.after;
    // The last page has a cursor, too, but no `next`.
    if (!paging?.next || !next || next === after) return { ...result, value: [...templates.values()] };
    after = next;
  }
  return { ok: true, value: [...templates.values()] };
}

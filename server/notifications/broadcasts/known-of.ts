import { and, eq } from "drizzle-orm";
import { media } from "@/db/schema/messaging";
import { getNumbers } from "../../channels/get-numbers";
import type { InTransaction } from "../../context";
import type { SendableTemplate } from "../describe-template";
import { listTemplates } from "../list-templates";
import { type BroadcastRow, formOf, listOf } from "./load-broadcast";
import { problemsOf } from "./problems";
import type { Problem } from "./shapes";

/** The categories that may be sent to many: a code is for one person who asked for it. */
const broadcastable: readonly string[] = ["marketing", "utility"];

export const isBroadcastable = ({ category }: SendableTemplate) => broadcastable.includes(category);

/** What the form of a broadcast speaks of, as it is now, and what is still wrong with it. */
export async function knownOf(ctx: InTransaction, row: BroadcastRow) {
  const form = formOf(row);
  const number = form.numberId ? (await getNumbers(ctx, [form.numberId])).get(form.numberId) : undefined;
  const { templates } = number ? await listTemplates(ctx, { numberId: number.id }) : { templates: [] };
  const template =
    templates.filter(isBroadcastable).find(({ templateId }) => templateId === form.templateId) ?? null;
  const [file] = form.mediaId
    ? await ctx.db
        .select({ mimeType: media.mimeType })
        .from(media)
        .where(and(eq(media.workspaceId, ctx.workspaceId), eq(media.id, form.mediaId)))
    : [];
  const list = listOf(row);
  const isConnected = number !== undefined && number.disconnectedAt === null;
  const problems: Problem[] = problemsOf(form, {
    template,
    isConnected,
    list,
    mimeType: file?.mimeType ?? null,
  });
  return { form, number, template, list, problems };
}

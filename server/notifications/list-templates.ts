import { and, asc, eq } from "drizzle-orm";
import { templates } from "@/db/schema/notifications";
import { getNumber } from "../channels/get-numbers";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../errors";
import { describeTemplate, type SendableTemplate } from "./describe-template";

/** What may be sent by hand from a number, by name and language, and when Meta was last asked. */
export function listTemplates(
  ctx: Ctx,
  { numberId }: { numberId: string },
): Promise<{ templates: SendableTemplate[]; syncedAt: Date | null }> {
  return inTransaction(ctx, async (ctx) => {
    const { accountId } = await getNumber(ctx, numberId);
    const rows = await ctx.db
      .select()
      .from(templates)
      .where(and(eq(templates.workspaceId, ctx.workspaceId), eq(templates.accountId, accountId)))
      .orderBy(asc(templates.name), asc(templates.language));
    return {
      templates: rows.flatMap((row) => describeTemplate(row) ?? []),
      syncedAt: rows[0]?.syncedAt ?? null,
    };
  });
}

/** One of them; a template of another account, or one that Meta paused since, is not there. */
export async function getTemplate(
  ctx: Ctx,
  { numberId, templateId }: { numberId: string; templateId: string },
): Promise<SendableTemplate> {
  const { templates } = await listTemplates(ctx, { numberId });
  const template = templates.find((one) => one.templateId === templateId);
  if (!template) throw notFound("This template", "templateNotFound");
  return template;
}

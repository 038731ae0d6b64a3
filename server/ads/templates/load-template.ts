import { and, eq, isNull } from "drizzle-orm";
import { campaignTemplates } from "@/db/schema/campaign-templates";
import type { InTransaction } from "../../context";
import { notFound } from "../../errors";

export type TemplateRow = typeof campaignTemplates.$inferSelect;

export const oneTemplate = ({ workspaceId }: InTransaction, id: string) =>
  and(
    eq(campaignTemplates.workspaceId, workspaceId),
    eq(campaignTemplates.id, id),
    isNull(campaignTemplates.discardedAt),
  );

export async function getTemplate(ctx: InTransaction, id: string): Promise<TemplateRow> {
  const [template] = await ctx.db.select().from(campaignTemplates).where(oneTemplate(ctx, id));
  if (!template) throw notFound("The template", "campaignTemplateNotFound");
  return template;
}

import { and, asc, eq, isNull } from "drizzle-orm";
import { campaignTemplates } from "@/db/schema/campaign-templates";
import { members } from "@/db/schema/identity";
import { type Ctx, readOnly } from "../../context";

export type TemplateView = {
  campaignTemplateId: string;
  name: string;
  createdByName: string;
  createdAt: Date;
};

/** The templates of the workspace, by their names. */
export const listTemplates = (ctx: Ctx): Promise<TemplateView[]> =>
  readOnly(ctx, (ctx) =>
    ctx.db
      .select({
        campaignTemplateId: campaignTemplates.id,
        name: campaignTemplates.name,
        createdByName: members.name,
        createdAt: campaignTemplates.createdAt,
      })
      .from(campaignTemplates)
      .innerJoin(
        members,
        and(
          eq(members.workspaceId, campaignTemplates.workspaceId),
          eq(members.id, campaignTemplates.createdBy),
        ),
      )
      .where(and(eq(campaignTemplates.workspaceId, ctx.workspaceId), isNull(campaignTemplates.discardedAt)))
      .orderBy(asc(campaignTemplates.name), asc(campaignTemplates.id)),
  );

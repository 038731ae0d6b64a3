import { and, eq } from "drizzle-orm";
import { labels } from "@/db/schema/labels";
import { teams } from "@/db/schema/teams";
import type { InTransaction } from "../../context";
import { notFound } from "../../errors";
import type { CampaignForm } from "../drafts/schemas";

/** The team and the label of a form are the workspace's own; they may be archived meanwhile. */
export async function requireRouting(
  { db, workspaceId }: InTransaction,
  { teamId, labelId }: CampaignForm["routing"],
): Promise<void> {
  if (teamId) {
    const isOne = and(eq(teams.workspaceId, workspaceId), eq(teams.id, teamId));
    const [team] = await db.select({ id: teams.id }).from(teams).where(isOne);
    if (!team) throw notFound("This team", "teamNotFound");
  }
  if (labelId) {
    const isOne = and(eq(labels.workspaceId, workspaceId), eq(labels.id, labelId));
    const [label] = await db.select({ id: labels.id }).from(labels).where(isOne);
    if (!label) throw notFound("This label", "labelNotFound");
  }
}

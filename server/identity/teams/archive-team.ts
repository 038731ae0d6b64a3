import { and, eq } from "drizzle-orm";
import { teams } from "@/db/schema/teams";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { notFound } from "../../errors";
import { decideAlone } from "../people/decide-alone";
import { recordAudit } from "../record-audit";
import { findTeam, getTeam, requireFreeName } from "./get-team";
import type { TeamInput } from "./schemas";

/** No conversation is handed to it any more; what it has and had keeps its name. */
export function archiveTeam(ctx: MemberCtx, { teamId }: TeamInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const { name } = await getTeam(ctx, teamId);
    await setArchived(ctx, teamId, ctx.now());
    await recordAudit(ctx, { action: "team.archived", subject: { id: teamId, name } });
  });
}

/** It works again, with the members it had. */
export function restoreTeam(ctx: MemberCtx, { teamId }: TeamInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const team = await findTeam(ctx, teamId);
    if (!team) throw notFound("This team", "teamNotFound");
    if (!team.archivedAt) return;
    await requireFreeName(ctx, team.name);
    await setArchived(ctx, teamId, null);
    await recordAudit(ctx, { action: "team.restored", subject: { id: teamId, name: team.name } });
  });
}

const setArchived = ({ db, workspaceId }: InTransaction, teamId: string, archivedAt: Date | null) =>
  db
    .update(teams)
    .set({ archivedAt })
    .where(and(eq(teams.workspaceId, workspaceId), eq(teams.id, teamId)));

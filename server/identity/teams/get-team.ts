import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { teams } from "@/db/schema/teams";
import type { InTransaction } from "../../context";
import { conflict, notFound } from "../../errors";

/** A team that works now. */
export async function getTeam(ctx: InTransaction, teamId: string) {
  const team = await findTeam(ctx, teamId);
  if (!team || team.archivedAt) throw notFound("This team", "teamNotFound");
  return team;
}

/** A team, archived or not. */
export async function findTeam({ db, workspaceId }: InTransaction, teamId: string) {
  const [team] = await db
    .select({ id: teams.id, name: teams.name, archivedAt: teams.archivedAt })
    .from(teams)
    .where(and(eq(teams.workspaceId, workspaceId), eq(teams.id, teamId)));
  return team;
}

/** Two teams of one name could not be told apart where they are chosen. */
export async function requireFreeName({ db, workspaceId }: InTransaction, name: string, teamId?: string) {
  const [other] = await db
    .select({ id: teams.id })
    .from(teams)
    .where(
      and(
        eq(teams.workspaceId, workspaceId),
        eq(sql`lower(${teams.name})`, name.toLowerCase()),
        isNull(teams.archivedAt),
        teamId ? ne(teams.id, teamId) : undefined,
      ),
    );
  if (other) throw conflict("There is a team of this name.", { key: "teamNameTaken", field: "name" });
}

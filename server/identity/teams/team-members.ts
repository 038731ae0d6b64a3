import { and, asc, eq, inArray, isNull, notInArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { members } from "@/db/schema/identity";
import { teamMembers } from "@/db/schema/teams";
import type { InTransaction } from "../../context";
import { notFound } from "../../errors";

/** Who belongs to a team, by name. */
export const membersOf = ({ db, workspaceId }: InTransaction, teamId: string) =>
  db
    .select({ id: members.id, name: members.name })
    .from(teamMembers)
    .innerJoin(
      members,
      and(eq(members.workspaceId, teamMembers.workspaceId), eq(members.id, teamMembers.memberId)),
    )
    .where(
      and(
        eq(teamMembers.workspaceId, workspaceId),
        eq(teamMembers.teamId, teamId),
        isNull(teamMembers.leftAt),
        isNull(members.removedAt),
      ),
    )
    .orderBy(asc(members.name), asc(members.id));

/** From now on these belong to it and no others; who belonged to it before is kept, for the reports. */
export async function setMembers(ctx: InTransaction, teamId: string, asked: string[]): Promise<void> {
  const { db, workspaceId } = ctx;
  const memberIds = [...new Set(asked)];
  const at = ctx.now();
  await db
    .update(teamMembers)
    .set({ leftAt: at })
    .where(
      and(
        eq(teamMembers.workspaceId, workspaceId),
        eq(teamMembers.teamId, teamId),
        isNull(teamMembers.leftAt),
        memberIds.length ? notInArray(teamMembers.memberId, memberIds) : undefined,
      ),
    );
  if (memberIds.length === 0) return;
  const known = await db
    .select({ id: members.id })
    .from(members)
    .where(
      and(eq(members.workspaceId, workspaceId), inArray(members.id, memberIds), isNull(members.removedAt)),
    );
  if (known.length < memberIds.length) throw notFound("This member", "memberNotFound");
  await db
    .insert(teamMembers)
    .values(memberIds.map((memberId) => ({ workspaceId, id: uuidv7(), teamId, memberId, joinedAt: at })))
    .onConflictDoNothing();
}

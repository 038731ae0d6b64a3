import { and, asc, eq, isNull } from "drizzle-orm";
import { members, workspaces } from "@/db/schema/identity";
import { asPerson, type MemberCtx } from "../../context";

/** The workspaces this person works in, by name. */
export const listWorkspaces = ({ actor: { userId } }: MemberCtx) =>
  asPerson(userId, (db) =>
    db
      .select({ id: workspaces.id, name: workspaces.name })
      .from(workspaces)
      .innerJoin(members, eq(members.workspaceId, workspaces.id))
      .where(and(eq(members.userId, userId), isNull(members.removedAt)))
      .orderBy(asc(workspaces.name), asc(workspaces.id)),
  );

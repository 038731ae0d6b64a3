import { and, eq, isNull } from "drizzle-orm";
import { members, sessions } from "@/db/schema/identity";
import { asPerson, type MemberCtx } from "../../context";
import { notFound } from "../../errors";
import type { ChooseWorkspaceInput } from "../schemas";

/** This session goes on in another workspace of the same person; her other sessions stay where they are. */
export function chooseWorkspace({ actor }: MemberCtx, { workspaceId }: ChooseWorkspaceInput): Promise<void> {
  const { userId, sessionId } = actor;
  return asPerson(userId, async (db) => {
    const [member] = await db
      .select({ id: members.id })
      .from(members)
      .where(
        and(eq(members.workspaceId, workspaceId), eq(members.userId, userId), isNull(members.removedAt)),
      );
    if (!member) throw notFound("This workspace", "workspaceNotFound");
    await db
      .update(sessions)
      .set({ chosenWorkspaceId: workspaceId })
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)));
  });
}

import { and, eq, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { members, sessions } from "@/db/schema/identity";
import { asPerson, type MemberCtx, within } from "../context";
import type { Origin } from "../origin";
import { recordAudit } from "./record-audit";

/** How long a person stays signed in, however busy she is. */
export const sessionSeconds = 12 * 60 * 60;

type Beginning = { userId: string; origin?: Origin; now?: () => Date };

/**
 * Signs in a person who has just proved who she is, in the workspace she was in last. Every session has a new id, so that
 * nobody can choose it for her beforehand. Undefined when she works nowhere any more.
 */
export function startSession({ userId, origin, now = () => new Date() }: Beginning) {
  return asPerson(userId, async (db) => {
    const lastChosen = sql`(select max(last_seen_at) from ${sessions} where ${and(
      eq(sessions.userId, userId),
      eq(sessions.chosenWorkspaceId, members.workspaceId),
    )})`;
    const [member] = await db
      .select({ id: members.id, workspaceId: members.workspaceId, roles: members.roles })
      .from(members)
      .where(and(eq(members.userId, userId), isNull(members.removedAt)))
      .orderBy(sql`${lastChosen} desc nulls last`, members.createdAt)
      .limit(1);
    if (!member) return undefined;

    const { id: memberId, workspaceId, roles } = member;
    const sessionId = uuidv7();
    await db.insert(sessions).values({
      id: sessionId,
      userId,
      chosenWorkspaceId: workspaceId,
      ip: origin?.ip,
      userAgent: origin?.userAgent,
      createdAt: now(),
      lastSeenAt: now(),
      expiresAt: new Date(now().getTime() + sessionSeconds * 1000),
    });
    const actor = { kind: "member" as const, memberId, userId, sessionId, roles };
    const ctx: MemberCtx = { workspaceId, actor, now, origin };
    await within(db, ctx, (ctx) => recordAudit(ctx, { action: "session.started", subject: sessionId }));
    return { sessionId, workspaceId, memberId };
  });
}

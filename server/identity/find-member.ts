import { and, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import { members, sessions, users, workspaces } from "@/db/schema/identity";
import { authenticators } from "@/db/schema/proofs";
import { asPerson } from "../context";
import type { Origin } from "../origin";

const seenEveryMs = 60_000;

/**
 * Who is behind a session as it is now: the member, the workspace she chose and her rights, read at every request.
 * Undefined when the session has ended or she has been removed.
 */
export function findMember({ sessionId, userId }: { sessionId: string; userId: string }, origin?: Origin) {
  return asPerson(userId, async (db) => {
    const [row] = await db
      .select({
        session: { id: sessions.id, lastSeenAt: sessions.lastSeenAt },
        user: { id: users.id, email: users.email },
        member: { id: members.id, name: members.name, roles: members.roles },
        workspace: {
          id: workspaces.id,
          name: workspaces.name,
          timeZone: workspaces.timeZone,
          currency: workspaces.currency,
        },
        asksTwoFactor: isNotNull(workspaces.twoFactorRequiredAt).mapWith(Boolean),
        hasTwoFactor: isNotNull(authenticators.confirmedAt).mapWith(Boolean),
      })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .innerJoin(
        members,
        and(eq(members.workspaceId, sessions.chosenWorkspaceId), eq(members.userId, sessions.userId)),
      )
      .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
      .leftJoin(authenticators, eq(authenticators.userId, users.id))
      .where(
        and(
          eq(sessions.id, sessionId),
          eq(sessions.userId, userId),
          isNull(sessions.endedAt),
          gt(sessions.expiresAt, sql`now()`),
          isNull(members.removedAt),
        ),
      );
    if (!row) return undefined;
    const { session, asksTwoFactor, hasTwoFactor, ...signedIn } = row;
    if (Date.now() - session.lastSeenAt.getTime() > seenEveryMs) {
      await db
        .update(sessions)
        .set({ lastSeenAt: sql`now()`, ...(origin && { ip: origin.ip, userAgent: origin.userAgent }) })
        .where(eq(sessions.id, session.id));
    }
    return { ...signedIn, sessionId: session.id, lacksTwoFactor: asksTwoFactor && !hasTwoFactor };
  });
}

export type SignedInMember = NonNullable<Awaited<ReturnType<typeof findMember>>>;

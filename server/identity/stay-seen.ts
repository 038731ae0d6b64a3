import { and, eq, isNull, sql } from "drizzle-orm";
import { sessions } from "@/db/schema/identity";
import { asPerson, type MemberActor } from "../context";
import { log } from "../log";

const everyMs = 60_000;

/** Whoever has a screen open is here, though she touches nothing; until the returned function is called. */
export function staySeen({ sessionId, userId }: MemberActor): () => void {
  const timer = setInterval(() => {
    markSeen({ sessionId, userId }).catch((error: unknown) =>
      log.warn({ err: error }, "an open screen could not be noted"),
    );
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** A session that has ended stays as it was. */
export const markSeen = ({ sessionId, userId }: Pick<MemberActor, "sessionId" | "userId">) =>
  asPerson(userId, (db) =>
    db
      .update(sessions)
      .set({ lastSeenAt: sql`now()` })
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.endedAt))),
  );

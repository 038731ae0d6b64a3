import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sessions } from "@/db/schema/identity";
import { type Ctx, inTransaction, withinPerson } from "../context";
import { tellEnded, tellPerson } from "./session-feed";

type Why = NonNullable<(typeof sessions.$inferSelect)["endedWhy"]>;
type Which = {
  userId: string;
  why: Why;
  /** Only this one. */
  sessionId?: string;
  /** All but this one. */
  except?: string;
};

/** What a workspace decides about its member ends only where she was at work for it. */
const decidedByWorkspace: Why[] = ["roles", "removed"];

/** Signs a person out wherever she is signed in; open screens end too, as soon as this commits. Returns how many. */
export function endSessions(ctx: Ctx, which: Which): Promise<number> {
  const workspaceId = decidedByWorkspace.includes(which.why) ? ctx.workspaceId : undefined;
  return inTransaction(ctx, (ctx) =>
    withinPerson(ctx.db, which.userId, () => endOwnSessions(ctx.db, { ...which, workspaceId })),
  );
}

/** The same for what a person does herself, whatever the workspace. Call it inside `asPerson`. */
export async function endOwnSessions(
  db: Db,
  { userId, why, sessionId, except, workspaceId }: Which & { workspaceId?: string },
): Promise<number> {
  const ended = await db
    .update(sessions)
    .set({ endedAt: sql`clock_timestamp()`, endedWhy: why })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        sessionId ? eq(sessions.id, sessionId) : undefined,
        except ? ne(sessions.id, except) : undefined,
        workspaceId ? eq(sessions.chosenWorkspaceId, workspaceId) : undefined,
      ),
    )
    .returning({ id: sessions.id });
  await tellEnded(
    db,
    ended.map(({ id }) => id),
  );
  if (workspaceId) await tellPerson(db, userId);
  return ended.length;
}

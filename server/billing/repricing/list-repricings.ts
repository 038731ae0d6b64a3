import { and, desc, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import { repricings } from "@/db/schema/repricing";
import { type Ctx, readOnly } from "@/server/context";

const most = 50;

/** The last runs that priced charges again: who, when and why. */
export const listRepricings = (ctx: Ctx) =>
  readOnly(ctx, (ctx) =>
    ctx.db
      .select({
        id: repricings.id,
        reason: repricings.reason,
        fromDay: repricings.fromDay,
        toDay: repricings.toDay,
        categoryFrom: repricings.categoryFrom,
        categoryTo: repricings.categoryTo,
        changedCount: repricings.changedCount,
        /** Of closed months, booked in the month of the run. */
        adjustedCount: sql<number>`(select count(*)::int from charge_adjustments a
          where a.workspace_id = ${repricings.workspaceId} and a.repricing_id = ${repricings.id})`,
        runAt: repricings.runAt,
        runBy: members.name,
      })
      .from(repricings)
      .leftJoin(
        members,
        and(eq(members.workspaceId, repricings.workspaceId), eq(members.id, repricings.runBy)),
      )
      .where(eq(repricings.workspaceId, ctx.workspaceId))
      .orderBy(desc(repricings.runAt))
      .limit(most),
  );

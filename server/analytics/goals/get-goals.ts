import { eq } from "drizzle-orm";
import { responseGoals } from "@/db/schema/saved-reports";
import { type Ctx, inReport } from "../../context";
import type { LatencyQuestion } from "../schemas";
import type { Goals } from "./schemas";

const noGoals: Goals = { firstMinutes: null, everyMinutes: null, clock: "calendar" };

/** Within which time this workspace wants its customers answered. */
export function getGoals(ctx: Ctx): Promise<Goals> {
  return inReport(ctx, async (ctx) => {
    const [goals] = await ctx.db
      .select({
        firstMinutes: responseGoals.firstMinutes,
        everyMinutes: responseGoals.everyMinutes,
        clock: responseGoals.clock,
      })
      .from(responseGoals)
      .where(eq(responseGoals.workspaceId, ctx.workspaceId));
    return goals ?? noGoals;
  });
}

type Asked = Pick<LatencyQuestion, "measure" | "answeredBy" | "clock" | "goalSeconds">;

/**
 * The goal that a question about waits is held to: its own, or that of the workspace if it is for people and by the same clock.
 * One goal holds for the whole period, so that a trend compares like with like.
 */
export async function goalSecondsFor(ctx: Ctx, asked: Asked): Promise<number | null> {
  if (asked.goalSeconds !== undefined) return asked.goalSeconds;
  const { firstMinutes, everyMinutes, clock } = await getGoals(ctx);
  if (asked.answeredBy !== "person" || asked.clock !== clock) return null;
  const minutes = asked.measure === "first" ? firstMinutes : everyMinutes;
  return minutes && minutes * 60;
}

import { eq, sql } from "drizzle-orm";
import { businessProfiles } from "@/db/schema/profile";
import { listChannels } from "../../channels/list-channels";
import { type Ctx, type InTransaction, readOnly } from "../../context";
import { completenessOf } from "../completeness";
import { emptyProfile } from "../schemas";
import { type Facts, type Point, pointsOf } from "./points";

/** How far a business has come, from nothing to its first answer, as the database knows it. */
export function getChecklist(ctx: Ctx): Promise<{ points: Point[]; done: number }> {
  return readOnly(ctx, async (ctx) => {
    const profiles = await ctx.db
      .select({ numberId: businessProfiles.numberId, live: businessProfiles.live })
      .from(businessProfiles)
      .where(eq(businessProfiles.workspaceId, ctx.workspaceId));
    const liveOf = new Map(profiles.map(({ numberId, live }) => [numberId, live]));
    const channels = await listChannels(ctx);
    const points = pointsOf({
      numbers: channels
        .filter(({ disconnectedAt }) => !disconnectedAt)
        .map(({ numberId, lastWebhookAt, reading, troubles }) => ({
          numberId,
          hasWebhook: lastWebhookAt !== null,
          nameStatus: reading?.nameStatus,
          isRead: reading !== null,
          troubles: troubles.map(({ kind }) => kind),
          missing: completenessOf(liveOf.get(numberId) ?? emptyProfile).missing,
        })),
      ...(await whatHappened(ctx)),
    });
    return { points, done: points.filter(({ isDone }) => isDone).length };
  });
}

type Happened = Omit<Facts, "numbers">;

async function whatHappened({ db, workspaceId }: InTransaction): Promise<Happened> {
  const [found] = await db.execute<Happened>(sql`
    select
      exists (select from working_hours where workspace_id = ${workspaceId}) as "hasHours",
      exists (select from invitations where workspace_id = ${workspaceId} and revoked_at is null)
        or (select count(*) > 1 from members where workspace_id = ${workspaceId} and removed_at is null)
        as "hasColleagues",
      exists (select from messages where workspace_id = ${workspaceId} and author = 'customer') as "hasMessage",
      exists (select from responses where workspace_id = ${workspaceId} and answered_by = 'person') as "hasAnswer"
  `);
  return found!;
}

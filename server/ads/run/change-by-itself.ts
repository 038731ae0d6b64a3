import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { campaignChanges, campaigns } from "@/db/schema/ads";
import { automaticChanges } from "@/db/schema/ads-rules";
import { type Ctx, type InTransaction, inTransaction } from "../../context";
import { recordAudit } from "../../identity/record-audit";
import { passesByItself } from "../../meta/ads/explain";
import { failureOf } from "../ad-failure";
import { placeOf } from "../connections/load-connection";
import type { Decision } from "../rules/decide";
import { keepChange, statusChange } from "./keep-change";
import { type Loaded, loadSubject } from "./load-subject";
import { askForCampaigns } from "./read-campaigns";

type Row = typeof automaticChanges.$inferSelect;
type Wanted = Decision & { campaignId: string };

/** After this long the figures are others: it is decided anew. */
const staleAfterMs = 15 * 60_000;
/** After this long it is asked for once more. */
const refusedForMs = 15 * 60_000;

/** Pauses or resumes a campaign for a rule or a limit; of two workers one does it, and a killed one's is taken up later. */
export async function changeByItself(ctx: Ctx, wanted: Wanted): Promise<void> {
  const row = await begin(ctx, wanted);
  if (row) await finish(ctx, row, { isRepeat: false });
}

/** Takes up what a killed worker left, or what Meta had no time for. */
export async function finishChanges(ctx: Ctx, { connectionId }: { connectionId: string }): Promise<void> {
  const open = await inTransaction(ctx, (ctx) =>
    ctx.db
      .select({ row: automaticChanges })
      .from(automaticChanges)
      .innerJoin(
        campaigns,
        and(
          eq(campaigns.workspaceId, automaticChanges.workspaceId),
          eq(campaigns.id, automaticChanges.campaignId),
        ),
      )
      .where(
        and(
          eq(automaticChanges.workspaceId, ctx.workspaceId),
          eq(campaigns.connectionId, connectionId),
          isNull(automaticChanges.endedAt),
        ),
      ),
  );
  for (const { row } of open) await finish(ctx, row, { isRepeat: true });
}

const fromOf = (to: Row["to"]) => (to === "PAUSED" ? "ACTIVE" : "PAUSED");

const oneCampaign = ({ workspaceId }: InTransaction, campaignId: string) =>
  and(eq(campaigns.workspaceId, workspaceId), eq(campaigns.id, campaignId));

const sourceOf = ({ because }: Row) => (because.kind === "limit" ? "limit" : "rule");

function begin(ctx: Ctx, { campaignId, causeId, to, because }: Wanted): Promise<Row | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const [campaign] = await ctx.db
      .select({ status: campaigns.status })
      .from(campaigns)
      .where(oneCampaign(ctx, campaignId))
      .for("update");
    // What was decided on may have changed while it was decided.
    if (campaign?.status !== fromOf(to)) return undefined;
    // What Meta refused it would refuse every minute.
    const [refused] = await ctx.db
      .select({ id: automaticChanges.id })
      .from(automaticChanges)
      .where(
        and(
          eq(automaticChanges.workspaceId, workspaceId),
          eq(automaticChanges.campaignId, campaignId),
          eq(automaticChanges.to, to),
          eq(automaticChanges.outcome, "refused"),
          gt(automaticChanges.askedAt, new Date(ctx.now().getTime() - refusedForMs)),
        ),
      )
      .limit(1);
    if (refused) return undefined;
    const [row] = await ctx.db
      .insert(automaticChanges)
      .values({
        ...{ workspaceId, id: uuidv7(), campaignId, causeId, to, because },
        askedAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning();
    return row;
  });
}

async function finish(ctx: Ctx, row: Row, { isRepeat }: { isRepeat: boolean }): Promise<void> {
  const { campaignId, to } = row;
  const loaded = await inTransaction(ctx, (ctx) => loadSubject(ctx, { level: "campaign", campaignId }));
  const place = await placeOf(ctx, loaded.connectionId);
  const atMeta = await loaded.read(place);
  // Not now: the next look tries again.
  if (!atMeta.ok) return;
  const { status } = atMeta.value;
  const isStale = ctx.now().getTime() - row.askedAt.getTime() > staleAfterMs;
  // What is as it should be already was done by the worker that was killed, or else by somebody in Ads Manager.
  const isDone = status === to && isRepeat;
  if (!isDone && (status !== fromOf(to) || isStale)) {
    await end(ctx, row, { outcome: "dropped" });
    return askForCampaigns(ctx, loaded.connectionId);
  }
  if (!isDone) {
    const answer = await loaded.update(place, { status: to });
    if (!answer.ok) {
      if (answer.error.outcome === "unknown" || passesByItself(answer.error)) return;
      await end(ctx, row, { outcome: "refused", failure: failureOf(answer.error, ctx.now()) });
      return;
    }
  }
  await inTransaction(ctx, (ctx) => record(ctx, row, loaded));
}

async function record(ctx: InTransaction, row: Row, loaded: Loaded): Promise<void> {
  const { to, because, causeId } = row;
  const source = sourceOf(row);
  // First, as whoever begins another change has it: that one waits here, and not for the row that ends.
  await ctx.db
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(oneCampaign(ctx, row.campaignId))
    .for("update");
  if (!(await end(ctx, row, { outcome: "done" }))) return;
  await takeBackElsewhere(ctx, row);
  const state = { ...loaded.state, status: fromOf(to) };
  await keepChange(ctx, { ...loaded, state }, statusChange(to), { source, because });
  const { kind, ...figures } = because;
  const paused = source === "limit" ? "campaign.paused_by_limit" : "campaign.paused_by_rule";
  await recordAudit(ctx, {
    action: to === "ACTIVE" ? "campaign.resumed_by_rule" : paused,
    subject: { id: loaded.id, name: loaded.state.name },
    before: { status: fromOf(to) },
    after: { status: to, because: kind, ...figures, [`${source}Id`]: causeId },
  });
}

/** Whether it was still open: of two that come to an end, one counts. */
function end(
  ctx: Ctx,
  { id }: Row,
  how: Pick<Row, "outcome"> & Partial<Pick<Row, "failure">>,
): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .update(automaticChanges)
      .set({ ...how, endedAt: ctx.now() })
      .where(
        and(
          eq(automaticChanges.workspaceId, ctx.workspaceId),
          eq(automaticChanges.id, id),
          isNull(automaticChanges.endedAt),
        ),
      )
      .returning({ id: automaticChanges.id });
    return ended.length > 0;
  });
}

/** Between Meta's answer and the next worker, the regular look may have taken it for somebody's change in Ads Manager. */
const takeBackElsewhere = (ctx: InTransaction, { campaignId, to, askedAt }: Row) =>
  ctx.db
    .delete(campaignChanges)
    .where(
      and(
        eq(campaignChanges.workspaceId, ctx.workspaceId),
        eq(campaignChanges.subjectId, campaignId),
        eq(campaignChanges.field, "status"),
        eq(campaignChanges.source, "elsewhere"),
        eq(campaignChanges.after, to),
        sql`${campaignChanges.at} >= ${askedAt.toISOString()}::timestamptz`,
      ),
    );

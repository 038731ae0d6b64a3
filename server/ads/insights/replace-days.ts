import { and, between, eq } from "drizzle-orm";
import { adInsightStates, adInsights, type InsightKind } from "@/db/schema/ad-insights";
import type { AdFailure } from "@/db/schema/ads";
import type { InTransaction } from "../../context";
import type { Insight } from "../../meta/ads/insights";
import type { InsightSpan } from "./insight-days";

export type State = typeof adInsightStates.$inferSelect;
type About = { adAccountId: string; kind: InsightKind };

const stateOf = ({ workspaceId }: InTransaction, { adAccountId, kind }: About) =>
  and(
    eq(adInsightStates.workspaceId, workspaceId),
    eq(adInsightStates.adAccountId, adAccountId),
    eq(adInsightStates.kind, kind),
  );

/** How far this kind has been read, held until the transaction ends: of two answers at once one waits. */
export async function lockState(ctx: InTransaction, about: About): Promise<State> {
  const { workspaceId } = ctx;
  await ctx.db
    .insert(adInsightStates)
    .values({ workspaceId, ...about })
    .onConflictDoNothing();
  const [state] = await ctx.db.select().from(adInsightStates).where(stateOf(ctx, about)).for("update");
  if (!state) throw new Error(`the reading of ${about.kind} in ${about.adAccountId} was not kept`);
  return state;
}

export const keepState = (ctx: InTransaction, about: About, change: Partial<State>) =>
  ctx.db.update(adInsightStates).set(change).where(stateOf(ctx, about));

export const noReport = { reportId: null, reportAskedAt: null, reportSince: null, reportUntil: null };

type Answer = About & { span: InsightSpan; insights: Insight[]; beganAt: Date; isWhole: boolean };

/**
 * Meta's answer stands for all of its days: what was said of them before goes, also of ads that it does not name any more. An
 * answer to an older question than the last one that counted changes nothing.
 */
export async function replaceDays(ctx: InTransaction, answer: Answer): Promise<void> {
  const { adAccountId, kind, span, insights, beganAt, isWhole } = answer;
  const state = await lockState(ctx, answer);
  if (state.readAt && state.readAt > beganAt) return;
  await ctx.db
    .delete(adInsights)
    .where(
      and(
        eq(adInsights.workspaceId, ctx.workspaceId),
        eq(adInsights.kind, kind),
        eq(adInsights.adAccountId, adAccountId),
        between(adInsights.day, span.since, span.until),
      ),
    );
  const rows = rowsOf(insights, span).map((row) => ({
    ...{ workspaceId: ctx.workspaceId, kind, adAccountId, readAt: beganAt },
    ...row,
  }));
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await ctx.db.insert(adInsights).values(rows.slice(start, start + rowsPerStatement));
  }
  await keepState(ctx, answer, {
    readAt: beganAt,
    ...(isWhole && { wholeReadAt: beganAt }),
    sinceDay: state.sinceDay && state.sinceDay < span.since ? state.sinceDay : span.since,
    failure: null,
    ...noReport,
  });
}

export const keepFailure = async (ctx: InTransaction, about: About, failure: AdFailure): Promise<void> => {
  await lockState(ctx, about);
  await keepState(ctx, about, { failure, ...noReport });
};

const rowsPerStatement = 1000;

type Row = Omit<typeof adInsights.$inferInsert, "workspaceId" | "kind" | "adAccountId" | "readAt">;

/** A row for each ad, day and part; what Meta says of no ad, or of other days than were asked about, is not kept. */
function rowsOf(insights: Insight[], { since, until }: InsightSpan): Row[] {
  const rows = new Map<string, Row>();
  for (const one of insights) {
    const { day, adId, campaignId = "", adSetId = "", currency = "" } = one;
    const { spendMicros, impressions, clicks, linkClicks, conversations, contacts } = one;
    if (!adId || day < since || day > until) continue;
    const { country = "", platform = "", position = "", firstReplies, deepConversations, blocks } = one;
    rows.set([day, adId, country, platform, position].join("|"), {
      ...{ day, adMetaId: adId, country, platform, position, campaignMetaId: campaignId },
      ...{ adSetMetaId: adSetId, currency, spendMicros, impressions, clicks, linkClicks },
      ...{ conversations, contacts, firstReplies, deepConversations, blocks },
    });
  }
  return [...rows.values()];
}

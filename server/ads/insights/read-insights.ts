import { and, eq, min } from "drizzle-orm";
import { z } from "zod";
import { type InsightKind, insightKinds } from "@/db/schema/ad-insights";
import { campaigns } from "@/db/schema/ads";
import { type Ctx, inTransaction } from "../../context";
import { AppError } from "../../errors";
import { tellLive } from "../../live";
import type { OnAccount } from "../../meta/ads/call";
import {
  beginReport,
  type InsightBreakdown,
  isTooLarge,
  readInsights as readFromMeta,
  readReport,
  readReportState,
} from "../../meta/ads/insights";
import type { GraphError } from "../../meta/client";
import { defineJob } from "../../queue";
import { failureOf } from "../ad-failure";
import { getConnection, placeOf } from "../connections/load-connection";
import { dayIn, type InsightSpan, spanToRead } from "./insight-days";
import { keepFailure, keepState, lockState, replaceDays, type State } from "./replace-days";

export const readInsightsJob = defineJob("readInsights", z.object({ connectionId: z.uuid() }), {
  maxAttempts: 3,
});

const breakdowns: Record<InsightKind, InsightBreakdown[]> = {
  whole: [],
  country: ["country"],
  placement: ["publisher_platform", "platform_position"],
};

const wholeForMs = 24 * 3600_000;
const lookAgainMs = 20_000;
/** Meta says an hour at most. */
const longestReportMs = 2 * 3600_000;

type Later = { runAt: Date; countsAsAttempt: false };
type Reading = { place: OnAccount; kind: InsightKind; timeZone: string; oldest: string | undefined };
type Next = "next" | "away" | "wait";

/**
 * Reads day by day what the ads of an account cost and brought, each kind of it by itself: what is read is kept, wherever a
 * worker is killed. What is too much for Meta to tell at once is prepared there, and looked for until it is ready.
 */
export async function readInsights(
  ctx: Ctx,
  { connectionId }: { connectionId: string },
): Promise<Later | undefined> {
  const about = await aboutReading(ctx, connectionId);
  if (!about) return undefined;
  let waits = false;
  for (const kind of insightKinds) {
    const next = await readKind(ctx, { ...about, kind });
    if (next === "away") break;
    waits ||= next === "wait";
  }
  await inTransaction(ctx, (ctx) => tellLive(ctx, [{ kind: "campaigns.changed" }]));
  return waits ? { runAt: new Date(ctx.now().getTime() + lookAgainMs), countsAsAttempt: false } : undefined;
}

async function aboutReading(ctx: Ctx, connectionId: string): Promise<Omit<Reading, "kind"> | undefined> {
  try {
    const place = await placeOf(ctx, connectionId);
    return await inTransaction(ctx, async (ctx) => {
      const { timeZone } = await getConnection(ctx, connectionId);
      const [oldest] = await ctx.db
        .select({ at: min(campaigns.createdAt) })
        .from(campaigns)
        .where(and(eq(campaigns.workspaceId, ctx.workspaceId), eq(campaigns.connectionId, connectionId)));
      return { place, timeZone, oldest: oldest?.at ? dayIn(timeZone, oldest.at) : undefined };
    });
  } catch (error) {
    // Disconnected while the job waited.
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

async function readKind(ctx: Ctx, reading: Reading): Promise<Next> {
  const { place, kind, timeZone, oldest } = reading;
  const about = { adAccountId: place.accountId, kind };
  const state = await inTransaction(ctx, (ctx) => lockState(ctx, about));
  if (state.reportId) return lookAtReport(ctx, reading, state);
  const beganAt = ctx.now();
  const isWhole = !state.wholeReadAt || state.wholeReadAt.getTime() <= beganAt.getTime() - wholeForMs;
  const span = spanToRead({ today: dayIn(timeZone, beganAt), oldest, sinceDay: state.sinceDay, isWhole });
  const query = { ...place, ...span, level: "ad" as const, breakdowns: breakdowns[kind] };
  const answer = await readFromMeta(query);
  if (answer.ok) return keep(ctx, reading, { insights: answer.value, span, beganAt, isWhole });
  if (!isTooLarge(answer)) return fail(ctx, reading, answer.error);
  const report = await beginReport(query);
  if (!report.ok) return fail(ctx, reading, report.error);
  const asked = { reportAskedAt: beganAt, reportSince: span.since, reportUntil: span.until };
  await inTransaction(ctx, (ctx) => keepState(ctx, about, { reportId: report.value, ...asked }));
  return "wait";
}

async function lookAtReport(ctx: Ctx, reading: Reading, state: State): Promise<Next> {
  const { reportId, reportAskedAt, reportSince: since, reportUntil: until } = state;
  if (!reportId || !reportAskedAt || !since || !until) return "next";
  const report = { ...reading.place, reportId };
  const found = await readReportState(report);
  if (!found.ok) return fail(ctx, reading, found.error);
  if (found.value.kind === "failed") return giveUp(ctx, reading, found.value.reason);
  if (found.value.kind === "running") {
    const isEndless = ctx.now().getTime() - reportAskedAt.getTime() > longestReportMs;
    return isEndless ? giveUp(ctx, reading) : "wait";
  }
  const answer = await readReport(report);
  if (!answer.ok) return fail(ctx, reading, answer.error);
  const span = { since, until };
  return keep(ctx, reading, { insights: answer.value, span, beganAt: reportAskedAt, isWhole: true });
}

type Read = Pick<Parameters<typeof replaceDays>[1], "insights" | "beganAt" | "isWhole"> & {
  span: InsightSpan;
};

async function keep(ctx: Ctx, { place, kind }: Reading, read: Read): Promise<Next> {
  await inTransaction(ctx, (ctx) => replaceDays(ctx, { adAccountId: place.accountId, kind, ...read }));
  return "next";
}

/** Where Meta cannot be asked or wants to be left alone, the other kinds need not try. */
async function fail(ctx: Ctx, { place, kind }: Reading, error: GraphError): Promise<Next> {
  const about = { adAccountId: place.accountId, kind };
  await inTransaction(ctx, (ctx) => keepFailure(ctx, about, failureOf(error, ctx.now())));
  return error.code === undefined || error.retryAfterMs !== undefined ? "away" : "next";
}

/** Meta could not prepare it; next time it is asked for anew. */
async function giveUp(ctx: Ctx, { place, kind }: Reading, words?: string): Promise<Next> {
  const about = { adAccountId: place.accountId, kind };
  const failure = { kind: "refused" as const, key: "insightsNotPrepared", words };
  await inTransaction(ctx, (ctx) => keepFailure(ctx, about, { ...failure, at: ctx.now().toISOString() }));
  return "next";
}

import { and, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import { adConnections, campaignChanges, campaigns } from "@/db/schema/ads";
import { automaticChanges, campaignRules, spendLimits } from "@/db/schema/ads-rules";
import { workspaces } from "@/db/schema/identity";
import { asWorker, type Ctx, type InTransaction, readOnly, systemCtx } from "../../context";
import { AppError } from "../../errors";
import { defineJob, enqueue } from "../../queue";
import { type Connection, getOpenConnection } from "../connections/load-connection";
import { limitWishes } from "../guard/limit-wishes";
import { changeByItself, finishChanges } from "../run/change-by-itself";
import { type CampaignNow, type Decision, decide, type Wish } from "./decide";
import { isPresent, judge } from "./judge";
import { figuresFor, presenceNow } from "./rule-figures";
import { ruleTerms } from "./schemas";

export const applyRulesJob = defineJob("applyRules", z.object({ connectionId: z.uuid() }), {
  maxAttempts: 3,
});

/**
 * Does what the rules and limits of an ad account want of its campaigns. Meta is read before each change, and what somebody
 * changed meanwhile stays as it is.
 */
export async function applyRules(ctx: Ctx, { connectionId }: { connectionId: string }): Promise<void> {
  try {
    await finishChanges(ctx, { connectionId });
    for (const { campaignId, ...decision } of await decisionsFor(ctx, connectionId)) {
      await changeByItself(ctx, { campaignId, ...decision });
    }
  } catch (error) {
    // Disconnected while the job waited.
    if (!(error instanceof AppError)) throw error;
  }
}

type Rule = typeof campaignRules.$inferSelect;
type Campaign = typeof campaigns.$inferSelect;

const decisionsFor = (ctx: Ctx, connectionId: string): Promise<(Decision & { campaignId: string })[]> =>
  readOnly(ctx, async (ctx) => {
    const connection = await getOpenConnection(ctx, connectionId);
    const { workspaceId } = ctx;
    const rules = await ctx.db
      .select()
      .from(campaignRules)
      .where(
        and(
          eq(campaignRules.workspaceId, workspaceId),
          eq(campaignRules.connectionId, connectionId),
          eq(campaignRules.isOn, true),
        ),
      )
      .orderBy(campaignRules.id);
    const limits = await limitWishes(ctx, connection);
    if (rules.length === 0 && limits.length === 0) return [];
    const all = await ctx.db
      .select()
      .from(campaigns)
      .where(
        and(
          eq(campaigns.workspaceId, workspaceId),
          eq(campaigns.connectionId, connectionId),
          inArray(campaigns.status, ["ACTIVE", "PAUSED"]),
        ),
      );
    const presence = await presenceNow(ctx);
    const decided: (Decision & { campaignId: string })[] = [];
    for (const campaign of all) {
      const now = await nowOf(ctx, campaign, connection);
      // Of what a person paused, nothing is asked.
      if (campaign.status === "PAUSED" && !now.pausedByCauseId) continue;
      const wishes = limits
        .filter(({ campaignIds }) => campaignIds.includes(campaign.id))
        .map(({ wish }) => wish);
      for (const rule of rules) {
        if (rule.campaignId && rule.campaignId !== campaign.id) continue;
        wishes.push(await wishOf(ctx, { rule, campaign, connection, presence }));
      }
      const decision = decide(now, wishes, presence.now);
      if (decision) decided.push({ ...decision, campaignId: campaign.id });
    }
    return decided;
  });

type About = {
  rule: Rule;
  campaign: Campaign;
  connection: Connection;
  presence: Awaited<ReturnType<typeof presenceNow>>;
};

async function wishOf(ctx: InTransaction, { rule, campaign, connection, presence }: About): Promise<Wish> {
  const terms = ruleTerms.parse(rule.terms);
  const figures = { ...presence, ...(await figuresFor(ctx, campaign, connection, terms)) };
  return {
    causeId: rule.id,
    pauses: judge(terms, figures),
    resumes: terms.kind === "absent" && terms.resumes && isPresent(terms, figures),
    rest: rule.restHours ?? "day",
  };
}

/** Who resumed it last, and whether something of ours is what it stands paused by. */
async function nowOf(
  ctx: InTransaction,
  { id, status }: Campaign,
  { timeZone }: Connection,
): Promise<CampaignNow> {
  const { workspaceId } = ctx;
  const changes = await ctx.db
    .select()
    .from(campaignChanges)
    .where(and(eq(campaignChanges.workspaceId, workspaceId), eq(campaignChanges.subjectId, id)))
    .orderBy(desc(campaignChanges.at), desc(campaignChanges.id))
    .limit(50);
  const resumed = changes.find(
    ({ field, after, source }) =>
      field === "status" && after === "ACTIVE" && (source === "here" || source === "elsewhere"),
  );
  const [last] = changes;
  const isOurs = (last?.source === "rule" || last?.source === "limit") && last.after === "PAUSED";
  return {
    status,
    timeZone,
    resumedAt: resumed?.at ?? null,
    pausedByCauseId: isOurs ? await lastCauseOf(ctx, id) : null,
  };
}

async function lastCauseOf(ctx: InTransaction, campaignId: string): Promise<string | null> {
  const [last] = await ctx.db
    .select({ causeId: automaticChanges.causeId })
    .from(automaticChanges)
    .where(
      and(
        eq(automaticChanges.workspaceId, ctx.workspaceId),
        eq(automaticChanges.campaignId, campaignId),
        eq(automaticChanges.outcome, "done"),
      ),
    )
    .orderBy(sql`${automaticChanges.askedAt} desc nulls last`, sql`${automaticChanges.id} desc nulls last`)
    .limit(1);
  return last?.causeId ?? null;
}

const askForRules = (ctx: Ctx, connectionId: string): Promise<void> =>
  enqueue(ctx, applyRulesJob, { connectionId }, { key: connectionId, lane: `rules:${connectionId}` });

/** Asks for every ad account with a rule, a limit, or a change of theirs that is not done, in every workspace. */
export async function askForRulesEverywhere(): Promise<void> {
  const ids = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of ids) {
    const ctx = systemCtx(id);
    const due = await readOnly(ctx, (ctx) =>
      ctx.db
        .select({ id: adConnections.id })
        .from(adConnections)
        .where(
          and(
            eq(adConnections.workspaceId, ctx.workspaceId),
            isNull(adConnections.disconnectedAt),
            or(
              sql`exists (select from ${campaignRules} r where r.workspace_id = ${adConnections.workspaceId}
                and r.connection_id = ${adConnections.id} and r.is_on)`,
              sql`exists (select from ${spendLimits} l where l.workspace_id = ${adConnections.workspaceId}
                and l.connection_id = ${adConnections.id} and l.stops)`,
              sql`exists (select from ${automaticChanges} a join ${campaigns} c
                on c.workspace_id = a.workspace_id and c.id = a.campaign_id
                where a.workspace_id = ${adConnections.workspaceId} and a.ended_at is null
                  and c.connection_id = ${adConnections.id})`,
            ),
          ),
        ),
    );
    for (const connection of due) await askForRules(ctx, connection.id);
  }
}

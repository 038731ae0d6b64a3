import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { campaigns } from "@/db/schema/ads";
import { automaticChanges, campaignRules } from "@/db/schema/ads-rules";
import { type Ctx, type InTransaction, readOnly } from "../../context";
import { type Connection, openConnections } from "../connections/load-connection";
import { limitStandings } from "../guard/limit-standings";
import { presenceNow } from "./rule-figures";
import { ruleTerms } from "./schemas";

const mostDone = 20;

/** What may pause campaigns without a person: rules and limits, how these stand, and what they did last. */
export function listRules(ctx: Ctx) {
  return readOnly(ctx, async (ctx) => {
    const connections = await openConnections(ctx);
    const ids = connections.map(({ id }) => id);
    const names = await namesOf(ctx, ids);
    const { lastSeenAt, isOpen } = await presenceNow(ctx);
    return {
      lastSeenAt,
      isOpen,
      connections: connections.map(({ id, name, currency, timeZone }) => ({
        ...{ connectionId: id, name, currency, timeZone },
        campaigns: names.filter(({ connectionId, isKept }) => connectionId === id && isKept),
      })),
      rules: await rulesOf(ctx, ids),
      limits: await limitsOf(ctx, connections),
      done: await doneOf(ctx),
    };
  });
}

async function namesOf(ctx: InTransaction, connectionIds: string[]) {
  if (connectionIds.length === 0) return [];
  const rows = await ctx.db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.workspaceId, ctx.workspaceId), inArray(campaigns.connectionId, connectionIds)))
    .orderBy(asc(campaigns.name));
  return rows.map(({ id, connectionId, name, status }) => ({
    ...{ campaignId: id, connectionId, name },
    isKept: status === "ACTIVE" || status === "PAUSED",
  }));
}

async function rulesOf(ctx: InTransaction, connectionIds: string[]) {
  if (connectionIds.length === 0) return [];
  const rows = await ctx.db
    .select({ rule: campaignRules, campaignName: campaigns.name })
    .from(campaignRules)
    .leftJoin(
      campaigns,
      and(eq(campaigns.workspaceId, campaignRules.workspaceId), eq(campaigns.id, campaignRules.campaignId)),
    )
    .where(
      and(eq(campaignRules.workspaceId, ctx.workspaceId), inArray(campaignRules.connectionId, connectionIds)),
    )
    .orderBy(asc(campaignRules.id));
  return rows.map(({ rule: { id, connectionId, campaignId, terms, restHours, isOn }, campaignName }) => ({
    ...{ ruleId: id, connectionId, campaignId, campaignName, restHours, isOn },
    terms: ruleTerms.parse(terms),
  }));
}

async function limitsOf(ctx: InTransaction, connections: Connection[]) {
  const all = await Promise.all(
    connections.map(async (connection) =>
      (await limitStandings(ctx, connection)).map((standing) => ({
        ...standing,
        connectionId: connection.id,
      })),
    ),
  );
  return all.flat();
}

const doneOf = (ctx: InTransaction) =>
  ctx.db
    .select({
      changeId: automaticChanges.id,
      campaignName: campaigns.name,
      to: automaticChanges.to,
      because: automaticChanges.because,
      at: automaticChanges.askedAt,
      outcome: automaticChanges.outcome,
      failure: automaticChanges.failure,
    })
    .from(automaticChanges)
    .innerJoin(
      campaigns,
      and(
        eq(campaigns.workspaceId, automaticChanges.workspaceId),
        eq(campaigns.id, automaticChanges.campaignId),
      ),
    )
    .where(eq(automaticChanges.workspaceId, ctx.workspaceId))
    .orderBy(desc(automaticChanges.askedAt), desc(automaticChanges.id))
    .limit(mostDone);

import { and, eq } from "drizzle-orm";
import type { campaigns } from "@/db/schema/ads";
import { type Ctx, type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { type AppError, conflict, invalid } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import { microsOfMinor, minorOf } from "../../meta/ads/money";
import type { GraphError } from "../../meta/client";
import { adError } from "../ad-failure";
import { getConnection, placeOf } from "../connections/load-connection";
import { type Loaded, loadSubject } from "./load-subject";
import { noteChanges } from "./note-changes";
import { askForCampaigns } from "./read-campaigns";
import type { ChangeBudgetInput, ChangeStatusInput } from "./schemas";

/** Pauses, resumes or archives something; what was changed at Meta meanwhile is shown first and not written over. */
export async function changeStatus(ctx: MemberCtx, { subject, from, to }: ChangeStatusInput): Promise<void> {
  const loaded = await inTransaction(ctx, (ctx) => loadSubject(ctx, subject));
  const place = await placeOf(ctx, loaded.connectionId);
  const atMeta = await loaded.read(place);
  if (!atMeta.ok) throw adError(atMeta.error);
  if (atMeta.value.status !== from && atMeta.value.status !== to) throw await changedElsewhere(ctx, loaded);
  const answer = await loaded.update(place, { status: to });
  if (!answer.ok) throw await unsettled(ctx, loaded, answer.error);
  await inTransaction(ctx, async (ctx) => {
    // What really becomes of it, the next look tells: a review may come between.
    const effectiveStatus = to === "ACTIVE" ? "IN_PROCESS" : to;
    await keep(ctx, loaded, { status: to, effectiveStatus });
    await recordAudit(ctx, {
      action: to === "ARCHIVED" ? "campaign.archived" : "campaign.status_changed",
      subject: { id: loaded.id, name: loaded.state.name },
      before: { level: loaded.level, status: loaded.state.status },
      after: { level: loaded.level, status: to },
    });
  });
}

/** Another amount from now on, on the level where the budget lies. */
export async function changeBudget(ctx: MemberCtx, input: ChangeBudgetInput): Promise<void> {
  const { subject, kind, fromMicros, toMicros } = input;
  const loaded = await inTransaction(ctx, (ctx) => loadSubject(ctx, subject));
  const { currency, reading } = await inTransaction(ctx, (ctx) => getConnection(ctx, loaded.connectionId));
  const amount = minorOf(BigInt(toMicros), currency);
  if (amount === undefined) {
    throw invalid("This currency has no unit as small as that.", { key: "budgetUnit", field: "budget" });
  }
  const leastMicros = reading?.minDailyBudgetMicros ?? 0;
  if (kind === "daily" && toMicros < leastMicros) {
    throw invalid("The budget is lower than Meta allows in this account's currency. Raise it.", {
      key: "adsBudgetTooLow",
      field: "budget",
    });
  }
  const place = await placeOf(ctx, loaded.connectionId);
  const atMeta = await loaded.read(place);
  if (!atMeta.ok) throw adError(atMeta.error);
  const { budget } = atMeta.value;
  const isAsShown = budget?.kind === kind && microsOfMinor(budget.amount, currency) === BigInt(fromMicros);
  if (!isAsShown) throw await changedElsewhere(ctx, loaded);
  const answer = await loaded.update(place, { budget: { kind, amount } });
  if (!answer.ok) throw await unsettled(ctx, loaded, answer.error);
  await inTransaction(ctx, async (ctx) => {
    const micros = BigInt(toMicros);
    await keep(
      ctx,
      loaded,
      kind === "daily" ? { dailyBudgetMicros: micros } : { lifetimeBudgetMicros: micros },
    );
    await recordAudit(ctx, {
      action: "campaign.budget_changed",
      subject: { id: loaded.id, name: loaded.state.name },
      before: { level: loaded.level, kind, micros: fromMicros, currency },
      after: { level: loaded.level, kind, micros: toMicros, currency },
    });
  });
}

type Change = Partial<
  Pick<
    typeof campaigns.$inferSelect,
    "status" | "effectiveStatus" | "dailyBudgetMicros" | "lifetimeBudgetMicros"
  >
>;

async function keep(ctx: InTransaction<MemberCtx>, loaded: Loaded, change: Change): Promise<void> {
  const { table, id, level, campaignId, state } = loaded;
  const at = ctx.now();
  await ctx.db
    .update(table)
    .set({ ...change, readAt: at })
    .where(and(eq(table.workspaceId, ctx.workspaceId), eq(table.id, id)));
  const place = { level, campaignId, subjectId: id, at };
  await noteChanges(ctx, place, state, { ...state, ...change }, ctx.actor.memberId);
  await askForCampaigns(ctx, loaded.connectionId);
  await tellLive(ctx, [{ kind: "campaigns.changed" }]);
}

async function changedElsewhere(ctx: Ctx, { connectionId }: Loaded): Promise<AppError> {
  await askForCampaigns(ctx, connectionId);
  return conflict("This was changed in Ads Manager meanwhile. Look at it as it is now.", {
    key: "campaignChangedElsewhere",
  });
}

/** Whether Meta did it is not known, or it did not: the next look tells. */
async function unsettled(ctx: Ctx, { connectionId }: Loaded, error: GraphError): Promise<AppError> {
  if (error.outcome === "unknown") await askForCampaigns(ctx, connectionId);
  return adError(error);
}

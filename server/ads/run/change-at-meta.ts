import type { SpendChange } from "@/db/schema/ads-rules";
import { type Ctx, inTransaction, type MemberCtx } from "../../context";
import { type AppError, conflict, invalid } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { microsOfMinor, minorOf } from "../../meta/ads/money";
import type { GraphError } from "../../meta/client";
import { instantOf } from "../../wall-time";
import { adError } from "../ad-failure";
import { getConnection, placeOf } from "../connections/load-connection";
import { requireWithinLimits } from "../guard/require-within-limits";
import { carryOut } from "../guard/spend-intents";
import { type Author, keepChange, statusChange } from "./keep-change";
import { type Loaded, loadSubject } from "./load-subject";
import { askForCampaigns } from "./read-campaigns";
import type { ChangeBudgetInput, ChangeEndInput, ChangeStatusInput } from "./schemas";

/** Pauses, resumes or archives something; what was changed at Meta meanwhile is shown first and not written over. */
export async function changeStatus(ctx: MemberCtx, input: ChangeStatusInput): Promise<void> {
  const { subject, from, to, isConfirmed } = input;
  const loaded = await inTransaction(ctx, (ctx) => loadSubject(ctx, subject));
  // An ad spends of the budget above it, which counts already.
  const spends = to === "ACTIVE" && loaded.level !== "ad";
  const intentId = spends ? await intend(ctx, loaded, { status: to }, isConfirmed) : undefined;
  await carryOut(ctx, intentId, () => putStatus(ctx, loaded, { from, to }));
}

type StatusChange = Pick<ChangeStatusInput, "from" | "to">;

async function putStatus(ctx: MemberCtx, loaded: Loaded, { from, to }: StatusChange): Promise<void> {
  const place = await placeOf(ctx, loaded.connectionId);
  const atMeta = await loaded.read(place);
  if (!atMeta.ok) throw adError(atMeta.error);
  if (atMeta.value.status !== from && atMeta.value.status !== to) throw await changedElsewhere(ctx, loaded);
  const answer = await loaded.update(place, { status: to });
  if (!answer.ok) throw await unsettled(ctx, loaded, answer.error);
  await inTransaction(ctx, async (ctx) => {
    await keepChange(ctx, loaded, statusChange(to), by(ctx));
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
  const { subject, kind, toMicros, isConfirmed } = input;
  const loaded = await inTransaction(ctx, (ctx) => loadSubject(ctx, subject));
  const connection = await inTransaction(ctx, (ctx) => getConnection(ctx, loaded.connectionId));
  const { currency, reading } = connection;
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
  const micros = String(toMicros);
  const change = kind === "daily" ? { dailyBudgetMicros: micros } : { lifetimeBudgetMicros: micros };
  const intentId = await intend(ctx, loaded, change, isConfirmed);
  await carryOut(ctx, intentId, () => putBudget(ctx, loaded, { ...input, amount, currency }));
}

type BudgetChange = ChangeBudgetInput & { amount: number; currency: string };

async function putBudget(
  ctx: MemberCtx,
  loaded: Loaded,
  { kind, fromMicros, toMicros, amount, currency }: BudgetChange,
): Promise<void> {
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
    const change = kind === "daily" ? { dailyBudgetMicros: micros } : { lifetimeBudgetMicros: micros };
    await keepChange(ctx, loaded, change, by(ctx));
    await recordAudit(ctx, {
      action: "campaign.budget_changed",
      subject: { id: loaded.id, name: loaded.state.name },
      before: { level: loaded.level, kind, micros: fromMicros, currency },
      after: { level: loaded.level, kind, micros: toMicros, currency },
    });
  });
}

/** Another end of an ad set, or none; an end that has passed cannot be moved, and a budget in all needs one. */
export async function changeEnd(ctx: MemberCtx, input: ChangeEndInput): Promise<void> {
  const { adSetId, from, to, isConfirmed } = input;
  const loaded = await inTransaction(ctx, (ctx) => loadSubject(ctx, { level: "adSet", adSetId }));
  const { timeZone } = await inTransaction(ctx, (ctx) => getConnection(ctx, loaded.connectionId));
  const endsAt = instantOf(to, timeZone) ?? null;
  if (endsAt && endsAt <= ctx.now()) {
    throw invalid("The end has passed. Choose a later one.", { key: "adsEndPassed", field: "end" });
  }
  const intentId = await intend(ctx, loaded, { endsAt: endsAt?.toISOString() ?? null }, isConfirmed);
  await carryOut(ctx, intentId, () => putEnd(ctx, loaded, { from, endsAt }));
}

type EndChange = { from: string | null; endsAt: Date | null };

async function putEnd(ctx: MemberCtx, loaded: Loaded, { from, endsAt }: EndChange): Promise<void> {
  const place = await placeOf(ctx, loaded.connectionId);
  const atMeta = await loaded.read(place);
  if (!atMeta.ok) throw adError(atMeta.error);
  const isAsShown = (atMeta.value.endAt?.getTime() ?? null) === (from ? Date.parse(from) : null);
  if (!isAsShown) throw await changedElsewhere(ctx, loaded);
  const answer = await loaded.update(place, { endAt: endsAt ?? "never" });
  if (!answer.ok) throw await unsettled(ctx, loaded, answer.error);
  await inTransaction(ctx, async (ctx) => {
    await keepChange(ctx, loaded, { endsAt }, by(ctx));
    await recordAudit(ctx, {
      action: "campaign.schedule_changed",
      subject: { id: loaded.id, name: loaded.state.name },
      before: { endsAt: from },
      after: { endsAt: endsAt?.toISOString() ?? null },
    });
  });
}

/** Holds a change against the limits before Meta is asked for it. */
async function intend(
  ctx: MemberCtx,
  { id, campaignId, connectionId }: Loaded,
  change: SpendChange,
  isConfirmed?: boolean,
): Promise<string | undefined> {
  const connection = await inTransaction(ctx, (ctx) => getConnection(ctx, connectionId));
  return requireWithinLimits(ctx, {
    connection,
    campaignId,
    assumed: { subjectId: id, change },
    isConfirmed,
  });
}

const by = ({ actor }: MemberCtx): Author => ({ source: "here", memberId: actor.memberId });

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

import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { adSets, ads, campaigns, creatives } from "@/db/schema/ads";
import type { PublishingStepKind } from "@/db/schema/publishing";
import type { InTransaction } from "../../context";
import { instantOf } from "../../wall-time";
import { faceOf } from "../variants/schemas";
import type { StepContext } from "./step-calls";
import { stepName } from "./steps";

type Made = {
  kind: PublishingStepKind;
  metaId: string;
  step: StepContext;
  draftId: string;
  /** Taken back at Meta. */
  isGone?: boolean;
};

const tables = { campaign: campaigns, adSet: adSets, ad: ads } as const;
const started = new Map<PublishingStepKind, keyof typeof tables>([
  ["startAd", "ad"],
  ["startAdSet", "adSet"],
  ["startCampaign", "campaign"],
]);

/** Remembers what Meta made, in the transaction that records its step; the regular look may have found it before. */
export async function keepMade(ctx: InTransaction, made: Made): Promise<void> {
  const { kind, metaId } = made;
  if (kind === "image" || kind === "video") return;
  if (kind === "creative") return made.isGone ? undefined : keepCreative(ctx, made);
  const level = started.get(kind);
  if (level) return made.isGone ? undefined : setStatus(ctx, level, metaId, "ACTIVE");
  if (made.isGone) return setStatus(ctx, kind as keyof typeof tables, metaId, "DELETED");
  if (kind === "campaign") return keepCampaign(ctx, made);
  if (kind === "adSet") return keepAdSet(ctx, made);
  return keepAd(ctx, made);
}

async function setStatus(
  ctx: InTransaction,
  level: keyof typeof tables,
  metaId: string,
  status: "ACTIVE" | "DELETED",
): Promise<void> {
  const table = tables[level];
  await ctx.db
    .update(table)
    // What becomes of it Meta tells at the next look: a review comes first.
    .set({ status, effectiveStatus: status === "ACTIVE" ? "IN_PROCESS" : "DELETED", readAt: ctx.now() })
    .where(and(eq(table.workspaceId, ctx.workspaceId), eq(table.metaId, metaId)));
}

const fresh = (ctx: InTransaction, { kind, metaId, step }: Made) => ({
  workspaceId: ctx.workspaceId,
  id: uuidv7(),
  metaId,
  name: kind === "ad" ? step.adName : step.form.name.trim(),
  status: "PAUSED",
  effectiveStatus: "PAUSED",
  createdAt: ctx.now(),
  readAt: ctx.now(),
});

const budgetAt = ({ form }: StepContext, level: "campaign" | "adSet") => {
  if (form.budget.level !== level) return {};
  const micros = BigInt(form.budget.amountMicros);
  return form.budget.kind === "daily" ? { dailyBudgetMicros: micros } : { lifetimeBudgetMicros: micros };
};

async function keepCampaign(ctx: InTransaction, made: Made): Promise<void> {
  const { step, draftId } = made;
  await ctx.db
    .insert(campaigns)
    .values({
      ...fresh(ctx, made),
      connectionId: step.connection.id,
      draftId,
      objective: step.form.objective,
      ...budgetAt(step, "campaign"),
    })
    .onConflictDoUpdate({ target: [campaigns.workspaceId, campaigns.metaId], set: { draftId } });
}

async function keepAdSet(ctx: InTransaction, made: Made): Promise<void> {
  const { step } = made;
  const { form, connection } = step;
  const campaignId = await idOf(ctx, campaigns, step.given.campaign);
  if (!campaignId) return;
  await ctx.db
    .insert(adSets)
    .values({
      ...fresh(ctx, made),
      campaignId,
      startsAt: instantOf(form.startsAt, connection.timeZone),
      endsAt: instantOf(form.endsAt, connection.timeZone),
      ...budgetAt(step, "adSet"),
    })
    .onConflictDoNothing();
}

async function keepCreative(ctx: InTransaction, { metaId, step }: Made): Promise<void> {
  const { form, connection } = step;
  const { adPictureId, headline, description, primaryText } = faceOf(form);
  const shown = {
    headline: headline.trim() || null,
    primaryText: primaryText.trim(),
    description: description.trim() || null,
    pictureId: adPictureId,
  };
  await ctx.db
    .insert(creatives)
    .values({
      ...{ workspaceId: ctx.workspaceId, id: uuidv7(), connectionId: connection.id, metaId },
      ...shown,
      createdAt: ctx.now(),
    })
    .onConflictDoUpdate({ target: [creatives.workspaceId, creatives.metaId], set: shown });
}

async function keepAd(ctx: InTransaction, made: Made): Promise<void> {
  const adSetId = await idOf(ctx, adSets, made.step.given.adSet);
  if (!adSetId) return;
  const creativeId = await idOf(ctx, creatives, made.step.given[stepName("creative", made.step.number)]);
  await ctx.db
    .insert(ads)
    .values({ ...fresh(ctx, made), adSetId, creativeId })
    .onConflictDoUpdate({ target: [ads.workspaceId, ads.metaId], set: { creativeId } });
}

type WithMetaId = typeof campaigns | typeof adSets | typeof creatives;

async function idOf(
  ctx: InTransaction,
  table: WithMetaId,
  metaId: string | undefined,
): Promise<string | undefined> {
  if (!metaId) return undefined;
  const [row] = await ctx.db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.workspaceId, ctx.workspaceId), eq(table.metaId, metaId)));
  return row?.id;
}

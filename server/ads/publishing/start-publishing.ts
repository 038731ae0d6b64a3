import { and, eq, isNull, notInArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { publicationSteps, publications } from "@/db/schema/publishing";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { conflict } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import { type Connection, getOpenConnection } from "../connections/load-connection";
import { troublesOf } from "../connections/troubles";
import { formOf, getDraftRow, lockDraft } from "../drafts/load-draft";
import { problemsOf } from "../drafts/problems";
import type { CampaignForm } from "../drafts/schemas";
import { plannedSpender } from "../guard/planned-spender";
import { requireWithinLimits } from "../guard/require-within-limits";
import { findPublication, getPublication, keepPublication, stepsOf } from "./load-publication";
import { askToPublish } from "./publish-job";
import type { ContinueInput, PublicationInput, PublishInput } from "./schemas";
import { fingerprintOf } from "./step-calls";
import { planOf } from "./steps";

/** Sends a draft on its way to Meta: everything is made paused, and started when all of it is there. */
export function startPublishing(ctx: MemberCtx, { isConfirmed, ...input }: PublishInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const draft = await lockDraft(ctx, input);
    const form = formOf(draft);
    const connection = await getOpenConnection(ctx, draft.connectionId);
    requirePublishable(ctx, form, connection);
    if (await findPublication(ctx, draft.id)) throw alreadyThere();
    await requireMoneyFor(ctx, form, { connection, isConfirmed });
    const publicationId = uuidv7();
    const { workspaceId } = ctx;
    await ctx.db.insert(publications).values({
      ...{ workspaceId, id: publicationId, draftId: draft.id, connectionId: connection.id },
      ...{ state: "running", form, startedBy: ctx.actor.memberId, startedAt: ctx.now() },
    });
    await keepPlan(ctx, publicationId, form);
    await recordAudit(ctx, { action: "campaign.published", subject: { id: draft.id, name: form.name } });
    await askToPublish(ctx, { publicationId, connectionId: connection.id });
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
  });
}

/** Goes on where it stopped, with what is on the form now; what is at Meta already cannot have become something else. */
export function continuePublishing(ctx: MemberCtx, input: ContinueInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const publication = await getPublication(ctx, input.publicationId);
    const draft = await lockDraft(ctx, { draftId: publication.draftId, version: input.version });
    const form = formOf(draft);
    const connection = await getOpenConnection(ctx, draft.connectionId);
    if (publication.state !== "stopped") throw notStopped();
    requirePublishable(ctx, form, connection);
    const steps = await stepsOf(ctx, publication.id);
    const plan = planOf(form);
    const isChanged = steps.some(
      ({ kind, sentAt, fingerprint }) =>
        sentAt && !(plan.includes(kind) && fingerprint === fingerprintOf(kind, form, connection)),
    );
    if (isChanged) {
      throw conflict("Part of this is at Meta as it was before. Take it back, then publish again.", {
        key: "publishingMustUndo",
      });
    }
    await requireMoneyFor(ctx, form, { connection, isConfirmed: input.isConfirmed });
    await keepPlan(ctx, publication.id, form);
    await keepPublication(ctx, publication.id, { state: "running", form, failure: null, waitsUntil: null });
    await askToPublish(ctx, { publicationId: publication.id, connectionId: connection.id });
  });
}

/** Takes back what is at Meta of a campaign that has not been published to its end. */
export function undoPublishing(ctx: MemberCtx, { publicationId }: PublicationInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { state, draftId, connectionId } = await getPublication(ctx, publicationId);
    if (state !== "stopped" && state !== "running") throw notStopped();
    await getOpenConnection(ctx, connectionId);
    await keepPublication(ctx, publicationId, { state: "undoing", failure: null, waitsUntil: null });
    await recordAudit(ctx, {
      action: "campaign.publishing_undone",
      subject: { id: draftId, name: formOf(await getDraftRow(ctx, draftId)).name },
    });
    await askToPublish(ctx, { publicationId, connectionId });
  });
}

/** Records the steps of this form: what Meta was asked for stays, the rest is as it now should be, and nothing is left out. */
async function keepPlan(ctx: InTransaction, publicationId: string, form: CampaignForm): Promise<void> {
  const { workspaceId } = ctx;
  const plan = planOf(form);
  const ofThis = and(
    eq(publicationSteps.workspaceId, workspaceId),
    eq(publicationSteps.publicationId, publicationId),
  );
  await ctx.db
    .delete(publicationSteps)
    .where(and(ofThis, isNull(publicationSteps.sentAt), notInArray(publicationSteps.kind, plan)));
  await ctx.db.update(publicationSteps).set({ failure: null }).where(ofThis);
  await ctx.db
    .insert(publicationSteps)
    .values(plan.map((kind) => ({ workspaceId, publicationId, kind })))
    .onConflictDoNothing();
}

function requirePublishable(ctx: InTransaction, form: CampaignForm, connection: Connection): void {
  const { currency, timeZone, reading } = connection;
  if (problemsOf(form, { currency, timeZone, reading, now: ctx.now() }).length > 0) {
    throw conflict("Something on the form is still missing or wrong.", { key: "draftHasProblems" });
  }
  if (reading && troublesOf(reading).some(({ severity }) => severity === "stop")) {
    throw conflict("The ad account or its Page cannot publish yet. Look at its connection.", {
      key: "adAccountNotReady",
    });
  }
}

/** Until it runs, a publication counts as what it will spend. */
const requireMoneyFor = (
  ctx: InTransaction,
  form: CampaignForm,
  { connection, isConfirmed }: { connection: Connection; isConfirmed?: boolean },
) => requireWithinLimits(ctx, { connection, more: [plannedSpender(form, connection, ctx)], isConfirmed });

const alreadyThere = () => conflict("This campaign is on its way to Meta already.", { key: "draftAtMeta" });
const notStopped = () =>
  conflict("There is nothing to go on with or to take back.", { key: "publishingNotStopped" });

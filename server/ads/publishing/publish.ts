import { type Ctx, inTransaction } from "../../context";
import { AppError } from "../../errors";
import { passesByItself } from "../../meta/ads/explain";
import type { GraphError, GraphResult } from "../../meta/client";
import { failureOf } from "../ad-failure";
import { getConnection, placeOf } from "../connections/load-connection";
import { formOf } from "../drafts/load-draft";
import { askForCampaigns } from "../run/read-campaigns";
import { variantsOf } from "../variants/schemas";
import { keepMade } from "./keep-made";
import { knownMetaIds } from "./known-meta-ids";
import { keepPublication, keepStep, lockPublication, type StepRow, stepsOf } from "./load-publication";
import { askToPublish } from "./publish-job";
import { aboutStep, fingerprintOf, type Given, type StepContext, stepCalls } from "./step-calls";
import { isOfOneAd, leftOut, partsOf } from "./steps";

type Later = { runAt: Date; error?: string; countsAsAttempt: boolean };

/** What Meta has taken shows in its lists by then; before, what is not there may still come. */
const settlesAfterMs = 20_000;
const lookAgainMs = 3_000;
const tryAgainMs = 10_000;

/**
 * Takes a publication to its end, one recorded step after the other, in either direction. It may be killed anywhere and
 * begun again: a step that was sent and not answered is looked for at Meta before it is sent once more.
 */
export async function publish(
  ctx: Ctx,
  { publicationId }: { publicationId: string },
): Promise<Later | undefined> {
  for (;;) {
    const task = await nextTask(ctx, publicationId);
    if (!task) return;
    const later = await (task.isUndoing ? undoStep(ctx, task) : doStep(ctx, task));
    if (later !== "next") return later;
  }
}

type Task = {
  publicationId: string;
  draftId: string;
  connectionId: string;
  row: StepRow;
  isUndoing: boolean;
  form: ReturnType<typeof formOf>;
  given: Given;
  /** Whether the campaign can do without the ad that this step is of. */
  isSpared: boolean;
};

/** The first step that is not done, or the last that is not undone; without one, it has arrived. */
function nextTask(ctx: Ctx, publicationId: string): Promise<Task | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const publication = await lockPublication(ctx, publicationId);
    if (publication?.state !== "running" && publication?.state !== "undoing") return undefined;
    const isUndoing = publication.state === "undoing";
    const steps = await stepsOf(ctx, publicationId);
    const out = leftOut(steps);
    const isOut = ({ kind }: StepRow) => isOfOneAd(kind) && out.has(partsOf(kind).number);
    const row = isUndoing
      ? steps.findLast(({ sentAt, undoneAt }) => sentAt && !undoneAt)
      : steps.find((step) => !step.doneAt && !isOut(step));
    if (!row) {
      await keepPublication(ctx, publicationId, {
        state: isUndoing ? "undone" : "published",
        endedAt: ctx.now(),
        failure: null,
        waitsUntil: null,
      });
      // A review begins now: what becomes of it Meta tells.
      await askForCampaigns(ctx, publication.connectionId);
      return undefined;
    }
    const { draftId, connectionId } = publication;
    const given = Object.fromEntries(steps.flatMap(({ kind, metaId }) => (metaId ? [[kind, metaId]] : [])));
    const form = formOf(publication);
    const isSpared = isOfOneAd(row.kind) && variantsOf(form).length - out.size > 1;
    return { publicationId, draftId, connectionId, row, isUndoing, form, given, isSpared };
  });
}

type StepOutcome = Later | "next" | undefined;

async function contextOf(ctx: Ctx, task: Task, sentAt: Date): Promise<StepContext> {
  const { publicationId, connectionId, given, row } = task;
  const { kind: _, ...about } = aboutStep(row.kind, task.form);
  const place = await placeOf(ctx, connectionId);
  return inTransaction(ctx, async (ctx) => {
    const connection = await getConnection(ctx, connectionId);
    const known = await knownMetaIds(ctx, { publicationId });
    const { db: _, ...outside } = ctx;
    return {
      ...{ ctx: outside, place, ...about, connection, given, publicationId, sentAt },
      isKnown: (metaId: string) => known.has(metaId),
    };
  });
}

async function doStep(ctx: Ctx, task: Task): Promise<StepOutcome> {
  const { publicationId, row } = task;
  const calls = stepCalls[partsOf(row.kind).kind];
  const step = await tryContext(ctx, task);
  if ("later" in step) return step.later;

  if (row.sentAt && calls.find) {
    const found = await calls.find(step.context);
    if (!found.ok) return waitFor(ctx, publicationId, found.error);
    if (found.value) return record(ctx, task, step.context, found.value);
    if (ctx.now().getTime() - row.sentAt.getTime() < settlesAfterMs) return again(ctx, lookAgainMs);
  }
  await markSent(ctx, task, step.context);
  const answer = await calls.make({ ...step.context, sentAt: ctx.now() });
  if (answer.ok && answer.value) return record(ctx, task, step.context, answer.value);
  return heed(ctx, task, answer);
}

/** From now on Meta may have it, whatever happens here. */
const markSent = (ctx: Ctx, { publicationId, row, form }: Task, { connection }: StepContext) =>
  inTransaction(ctx, async (ctx) => {
    const fingerprint = fingerprintOf(row.kind, form, connection);
    await keepStep(ctx, { publicationId, kind: row.kind }, { sentAt: ctx.now(), fingerprint });
  });

function record(ctx: Ctx, task: Task, step: StepContext, metaId: string): Promise<StepOutcome> {
  const { publicationId, row } = task;
  return inTransaction(ctx, async (ctx): Promise<StepOutcome> => {
    await keepStep(ctx, { publicationId, kind: row.kind }, { doneAt: ctx.now(), metaId });
    await keepMade(ctx, { kind: partsOf(row.kind).kind, metaId, step, draftId: task.draftId });
    await keepPublication(ctx, publicationId, { failure: null, waitsUntil: null });
    return "next";
  });
}

/** Meta did not do it, or nobody knows. */
async function heed(ctx: Ctx, task: Task, answer: GraphResult<string | undefined>): Promise<StepOutcome> {
  const { publicationId, row, isSpared } = task;
  if (answer.ok) return giveWay(ctx, task);
  if (answer.error.outcome === "unknown") return again(ctx, lookAgainMs);
  const { error } = answer;
  await inTransaction(ctx, (ctx) => keepStep(ctx, { publicationId, kind: row.kind }, { sentAt: null }));
  if (passesByItself(error)) return waitFor(ctx, publicationId, error);
  return isSpared ? leaveOut(ctx, task, error) : stop(ctx, publicationId, error);
}

/** A video may be prepared for hours: meanwhile the other launches of the ad account go first. */
async function giveWay(ctx: Ctx, { publicationId, connectionId }: Task): Promise<undefined> {
  const runAt = new Date(ctx.now().getTime() + lookAgainMs);
  await askToPublish(ctx, { publicationId, connectionId, runAt });
}

/** Goes on without an ad that Meta refused: the others do not wait for it. */
async function leaveOut(ctx: Ctx, { publicationId, row }: Task, error: GraphError): Promise<"next"> {
  const failure = failureOf(error, ctx.now());
  await inTransaction(ctx, (ctx) => keepStep(ctx, { publicationId, kind: row.kind }, { failure }));
  return "next";
}

async function undoStep(ctx: Ctx, task: Task): Promise<StepOutcome> {
  const { publicationId, row } = task;
  const calls = stepCalls[partsOf(row.kind).kind];
  const step = await tryContext(ctx, task);
  if ("later" in step) return step.later;
  let { metaId } = row;
  if (!metaId && row.sentAt && calls.find) {
    const found = await calls.find(step.context);
    if (!found.ok) return waitFor(ctx, publicationId, found.error);
    if (!found.value && ctx.now().getTime() - row.sentAt.getTime() < settlesAfterMs) {
      return again(ctx, lookAgainMs);
    }
    metaId = found.value ?? null;
  }
  if (metaId && calls.undo) {
    const answer = await calls.undo(step.context, metaId);
    if (!answer.ok && !isGone(answer.error)) {
      if (answer.error.outcome === "unknown" || passesByItself(answer.error)) {
        return waitFor(ctx, publicationId, answer.error);
      }
      return stop(ctx, publicationId, answer.error);
    }
  }
  return inTransaction(ctx, async (ctx): Promise<StepOutcome> => {
    await keepStep(ctx, { publicationId, kind: row.kind }, { undoneAt: ctx.now(), metaId });
    if (metaId)
      await keepMade(ctx, {
        kind: partsOf(row.kind).kind,
        metaId,
        step: step.context,
        draftId: task.draftId,
        isGone: true,
      });
    return "next";
  });
}

/** Deleting what is deleted is done. */
const isGone = ({ code, subcode, httpStatus }: GraphError) =>
  httpStatus === 404 || (code === 100 && subcode === 33) || code === 803;

async function tryContext(ctx: Ctx, task: Task): Promise<{ context: StepContext } | { later: undefined }> {
  try {
    return { context: await contextOf(ctx, task, task.row.sentAt ?? ctx.now()) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // The ad account was disconnected meanwhile: a person connects it again and goes on.
    await inTransaction(ctx, (ctx) =>
      keepPublication(ctx, task.publicationId, {
        state: "stopped",
        failure: { kind: "unreachable", at: ctx.now().toISOString(), key: error.key },
      }),
    );
    return { later: undefined };
  }
}

const again = (ctx: Ctx, waitMs: number): Later => ({
  runAt: new Date(ctx.now().getTime() + waitMs),
  countsAsAttempt: false,
});

/** Meta asks for time, or cannot be reached: it goes on by itself, and says until when it waits. */
async function waitFor(ctx: Ctx, publicationId: string, error: GraphError): Promise<StepOutcome> {
  if (error.outcome === "refused" && !passesByItself(error)) return stop(ctx, publicationId, error);
  const waitsUntil = new Date(ctx.now().getTime() + Math.max(error.retryAfterMs ?? 0, tryAgainMs));
  await inTransaction(ctx, (ctx) =>
    keepPublication(ctx, publicationId, { failure: failureOf(error, ctx.now()), waitsUntil }),
  );
  return { runAt: waitsUntil, error: error.message, countsAsAttempt: false };
}

async function stop(ctx: Ctx, publicationId: string, error: GraphError): Promise<undefined> {
  await inTransaction(ctx, (ctx) =>
    keepPublication(ctx, publicationId, {
      state: "stopped",
      failure: failureOf(error, ctx.now()),
      waitsUntil: null,
    }),
  );
}

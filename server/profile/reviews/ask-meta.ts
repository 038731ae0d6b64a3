import { and, eq } from "drizzle-orm";
import { numberReviews, type ReviewFailure } from "@/db/schema/profile";
import { askForCheck } from "../../channels/check-channel";
import { type ChannelNumber, getNumber } from "../../channels/get-numbers";
import { type Ctx, inTransaction } from "../../context";
import type { GraphError } from "../../meta/client";
import { explain } from "../../meta/errors";
import * as meta from "../../meta/number-reviews";
import { backOffMs, type JobRow } from "../../queue";
import { findToken } from "../find-token";
import { keepReview, lockReviews, type ReviewRow } from "./load-reviews";
import { lookAtReview } from "./read-reviews";

/** One to 128 seconds apart: about four minutes, and then a person decides. */
const mostAttempts = 9;

type Again = { runAt: Date; error: string };

/** Asks Meta once for what was requested. When the answer is lost, Meta is asked what it has, and never for the same again. */
export async function askMeta(
  ctx: Ctx,
  { reviewId }: { reviewId: string },
  { attempts }: Pick<JobRow, "attempts">,
): Promise<Again | undefined> {
  const review = await findReview(ctx, reviewId);
  if (review?.status !== "asking") return;
  const number = await getNumber(ctx, review.numberId);
  const isLast = attempts >= mostAttempts;
  const again = (error: string, waitMs = 0): Again => ({
    runAt: new Date(Date.now() + Math.max(backOffMs(attempts), waitMs)),
    error,
  });
  const fail = (failure: Omit<ReviewFailure, "at">) => end(ctx, review, failure);

  if (number.disconnectedAt) return fail({ kind: "unreachable", key: "numberDisconnected" });
  const token = await findToken(ctx, number.accountId);
  if (!token) return fail({ kind: "unreachable", key: "accountNotConnected" });

  if (!review.sentAt) {
    const answer = await ask(ctx, review, number, token);
    if (answer.ok) return pend(ctx, review);
    const { error } = answer;
    if (error.outcome === "refused") {
      if (!error.isTransient || isLast) return fail(failureOf(error));
      await inTransaction(ctx, (ctx) => keepReview(ctx, review, { sentAt: null }));
      return again(error.message, error.retryAfterMs);
    }
    return again(error.message);
  }
  // The answer was lost. Meta shows what it was asked, or it never heard of it.
  const error = await lookAtReview(ctx, number, { kind: review.kind, token });
  if ((await findReview(ctx, reviewId))?.status !== "asking") return;
  if (isLast) return fail(error ? { ...failureOf(error), kind: "unreachable" } : { kind: "notTaken" });
  return again(error?.message ?? "Meta does not show it yet", error?.retryAfterMs);
}

async function ask(ctx: Ctx, review: ReviewRow, number: ChannelNumber, token: string) {
  // Whatever happens after this, Meta may have it.
  await inTransaction(ctx, (ctx) => keepReview(ctx, review, { sentAt: ctx.now() }));
  const place = { phoneNumberId: number.metaPhoneNumberId, token };
  const { application, name } = review;
  if (!application) return meta.requestName({ ...place, name: name ?? "" });
  const { verifiedName: businessName } = number;
  const isAgain = await inTransaction(ctx, async (ctx) =>
    (await lockReviews(ctx, review)).some(({ status }) => status === "rejected"),
  );
  return meta.applyForOfficial({ ...place, application: { ...application, businessName, isAgain } });
}

const findReview = (ctx: Ctx, id: string): Promise<ReviewRow | undefined> =>
  inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select()
      .from(numberReviews)
      .where(and(eq(numberReviews.workspaceId, ctx.workspaceId), eq(numberReviews.id, id)));
    return row;
  });

/** Meta has it. Some names need no review: a look tells at once. */
const pend = (ctx: Ctx, review: ReviewRow): Promise<undefined> =>
  inTransaction(ctx, async (ctx) => {
    const [latest] = await lockReviews(ctx, review);
    if (latest?.id === review.id && latest.status === "asking") {
      await keepReview(ctx, review, { status: "pending" });
    }
    await askForCheck(ctx, { numberId: review.numberId });
    return undefined;
  });

const end = (ctx: Ctx, review: ReviewRow, failure: Omit<ReviewFailure, "at">): Promise<undefined> =>
  inTransaction(ctx, async (ctx) => {
    const now = ctx.now();
    await lockReviews(ctx, review);
    const kept = { ...failure, at: now.toISOString() };
    await keepReview(ctx, review, { status: "refused", decidedAt: now, failure: kept });
    return undefined;
  });

/** What Meta said, in our words where its code has a sentence that fits, and in its own beside them. */
function failureOf({ outcome, code, message, details, traceId }: GraphError): Omit<ReviewFailure, "at"> {
  const isAboutForm = code === 100 || code === 131008 || code === 131009;
  return {
    kind: outcome === "refused" && code !== undefined ? "refused" : "unreachable",
    key: code === undefined || isAboutForm ? undefined : explain(code).key,
    code,
    words: details ?? message,
    traceId,
  };
}

import type { FormField, SendFailure } from "@/db/schema/profile";
import { type ChannelNumber, getNumber } from "../channels/get-numbers";
import type { Ctx } from "../context";
import type { GraphError, GraphResult } from "../meta/client";
import { explain } from "../meta/errors";
import { backOffMs, type JobRow } from "../queue";
import { findToken } from "./find-token";

/** One to 128 seconds apart: about four minutes, and then a person decides. */
const mostAttempts = 9;

type Again = { runAt: Date; error: string };
export type Place = { phoneNumberId: string; token: string };

/** What is sent together, and how. */
export type FormSender<Sending> = {
  /** Asks Meta what it has, and keeps the answer. */
  look: (
    ctx: Ctx,
    number: ChannelNumber,
    looking: { token: string; isLast: boolean },
  ) => Promise<GraphResult<unknown>>;
  /** What is to be sent, as a request that may be under way from now on. */
  start: (ctx: Ctx, numberId: string) => Promise<Sending | undefined>;
  write: (place: Place, sending: Sending) => Promise<GraphResult<unknown>>;
  /** The request was answered; with a failure, it is not tried again. */
  finish: (ctx: Ctx, numberId: string, failure: SendFailure | undefined) => Promise<void>;
  isMissing: (ctx: Ctx, numberId: string) => Promise<boolean>;
  /** The fields that a sentence of Meta's is about. */
  fieldsNamed: (words: string) => FormField[];
};

/** Sends what was published and looks whether Meta has it. Meta takes the same change twice, so that trying again is safe. */
export async function sendForm<Sending>(
  ctx: Ctx,
  { look, start, write, finish, isMissing, fieldsNamed }: FormSender<Sending>,
  { numberId, attempts }: { numberId: string } & Pick<JobRow, "attempts">,
): Promise<Again | undefined> {
  const number = await getNumber(ctx, numberId);
  const isLast = attempts >= mostAttempts;
  const again = (error: string, waitMs = 0): Again => ({
    runAt: new Date(Date.now() + Math.max(backOffMs(attempts), waitMs)),
    error,
  });
  const fail = (failure: Omit<SendFailure, "at">) =>
    finish(ctx, numberId, { ...failure, at: ctx.now().toISOString() });
  const failureOf = (error: GraphError) => explainFailure(error, fieldsNamed);

  if (number.disconnectedAt) {
    await fail({ kind: "unreachable", fields: [], key: "numberDisconnected" });
    return;
  }
  const token = await findToken(ctx, number.accountId);
  if (!token) {
    await fail({ kind: "unreachable", fields: [], key: "accountNotConnected" });
    return;
  }

  // First what Meta has now: a field that was changed there meanwhile must not be overwritten.
  const before = await look(ctx, number, { token, isLast: false });
  if (!before.ok) {
    const { error } = before;
    if (error.isTransient && !isLast) return again(error.message, error.retryAfterMs);
    await fail(failureOf(error));
    return;
  }

  const sending = await start(ctx, numberId);
  if (!sending) return;
  const answer = await write({ phoneNumberId: number.metaPhoneNumberId, token }, sending);
  const isRefused = !answer.ok && answer.error.outcome === "refused" && (!answer.error.isTransient || isLast);
  if (isRefused) await fail(failureOf(answer.error));
  else await finish(ctx, numberId, undefined);

  const after = await look(ctx, number, { token, isLast });
  if (!(await isMissing(ctx, numberId))) return;
  if (isLast) {
    await fail(after.ok ? { kind: "notTaken", fields: [] } : failureOf(after.error));
    return;
  }
  const error = answer.ok ? undefined : answer.error;
  return again(error?.message ?? "Meta does not return it yet", error?.retryAfterMs);
}

/** What Meta said, and of which field, as far as its sentence names one. */
function explainFailure(
  { outcome, code, message, details, traceId }: GraphError,
  fieldsNamed: (words: string) => FormField[],
): Omit<SendFailure, "at"> {
  const words = details ?? message;
  const isAboutForm = code === 100 || code === 131008 || code === 131009;
  return {
    kind: outcome === "refused" && code !== undefined ? "refused" : "unreachable",
    fields: isAboutForm ? fieldsNamed(`${message} ${details ?? ""}`) : [],
    key: code === undefined || isAboutForm ? undefined : explain(code).key,
    code,
    words,
    traceId,
  };
}

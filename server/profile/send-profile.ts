import type { SendFailure } from "@/db/schema/profile";
import { getNumber } from "../channels/get-numbers";
import { type Ctx, inTransaction } from "../context";
import type { GraphError } from "../meta/client";
import { explain } from "../meta/errors";
import { writeBusinessProfile } from "../meta/profile";
import { uploadFile } from "../meta/upload";
import { backOffMs, type JobRow } from "../queue";
import { findToken } from "./find-token";
import { keepProfile, lockProfile } from "./load-profile";
import { getPicture, notePictureSent } from "./pictures";
import { begin, end } from "./profile-state";
import { lookAtProfile } from "./read-profile";
import { normal, type Profile, type ProfileField, profileFields } from "./schemas";

/** One to 128 seconds apart: about four minutes, and then a person decides. */
const mostAttempts = 9;

type Again = { runAt: Date; error: string };

/** Sends what was published and looks whether Meta has it. Meta takes the same change twice, so that trying again is safe. */
export async function sendProfile(
  ctx: Ctx,
  { numberId }: { numberId: string },
  { attempts }: Pick<JobRow, "attempts">,
): Promise<Again | undefined> {
  const number = await getNumber(ctx, numberId);
  const isLast = attempts >= mostAttempts;
  const again = (error: string, waitMs = 0): Again => ({
    runAt: new Date(Date.now() + Math.max(backOffMs(attempts), waitMs)),
    error,
  });
  const fail = (failure: Omit<SendFailure, "at">) =>
    finish(ctx, numberId, { ...failure, at: ctx.now().toISOString() });

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
  const before = await lookAtProfile(ctx, number, { token, isLast: false });
  if (!before.ok) {
    const { error } = before;
    if (error.isTransient && !isLast) return again(error.message, error.retryAfterMs);
    await fail(failureOf(error));
    return;
  }

  const sent = await start(ctx, numberId);
  if (!sent) return;
  const phoneNumberId = number.metaPhoneNumberId;
  const answer = await write({ phoneNumberId, token }, sent);
  const isRefused = !answer.ok && answer.error.outcome === "refused" && (!answer.error.isTransient || isLast);
  await finish(
    ctx,
    numberId,
    isRefused ? { ...failureOf(answer.error), at: ctx.now().toISOString() } : undefined,
  );

  const after = await lookAtProfile(ctx, number, { token, isLast });
  const { sent: missing } = await inTransaction(ctx, (ctx) => lockProfile(ctx, numberId));
  if (!missing) return;
  if (isLast) {
    await fail(after.ok ? { kind: "notTaken", fields: [] } : failureOf(after.error));
    return;
  }
  const error = answer.ok ? undefined : answer.error;
  return again(error?.message ?? "Meta does not return it yet", error?.retryAfterMs);
}

type Sending = { change: Partial<Omit<Profile, "picture">>; image: Buffer | undefined };

/** The words with the picture, which must be at Meta before. */
async function write(place: { phoneNumberId: string; token: string }, { change, image }: Sending) {
  if (!image) return writeBusinessProfile({ ...place, change });
  const file = { bytes: new Uint8Array(image), mimeType: "image/jpeg", name: "profile.jpg" };
  const handle = await uploadFile({ token: place.token, ...file });
  if (!handle.ok) return handle;
  return writeBusinessProfile({ ...place, change: { ...change, profile_picture_handle: handle.value } });
}

/** What is to be sent, as a request that may be under way from now on. */
function start(ctx: Ctx, numberId: string): Promise<Sending | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockProfile(ctx, numberId);
    if (!row.sent) return undefined;
    await keepProfile(ctx, row, { sends: begin(row).sends }, { isNews: false });
    const { picture: pictureId, ...sent } = row.sent;
    if (pictureId) await notePictureSent(ctx, { pictureId, liveId: row.live?.picture });
    const image = pictureId ? await getPicture(ctx, { numberId, pictureId }) : undefined;
    const change = Object.fromEntries(
      Object.entries(sent).map(([field, value]) => [field, normal(value)] as const),
    );
    return { change, image };
  });
}

function finish(ctx: Ctx, numberId: string, failure: SendFailure | undefined): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockProfile(ctx, numberId);
    const { sends, sent, failure: kept } = end(row, failure);
    await keepProfile(ctx, row, { sends, sent, failure: kept }, { isNews: failure !== undefined });
  });
}

/** What Meta said, and of which field, as far as its sentence names one. */
function failureOf({ outcome, code, message, details, traceId }: GraphError): Omit<SendFailure, "at"> {
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

const fieldsNamed = (words: string): ProfileField[] =>
  profileFields.filter((field) => new RegExp(`(\\b|_)${field.replace(/s$/, "s?")}(\\b|_)`, "i").test(words));

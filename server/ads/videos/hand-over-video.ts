import { type Ctx, inTransaction } from "../../context";
import type { OnAccount } from "../../meta/ads/call";
import { passesByItself } from "../../meta/ads/explain";
import { beginVideo, finishVideo, readVideo, uploadVideoPart, type WantedPart } from "../../meta/ads/video";
import { type GraphError, type GraphResult, refused } from "../../meta/client";
import { failureOf } from "../ad-failure";
import { placeOf } from "../connections/load-connection";
import { findHandover, type Handover, keepHandover } from "./load-handover";
import { readAdVideo } from "./read-ad-video";
import type { AdVideoInput } from "./schemas";

type Later = { runAt: Date; error?: string; countsAsAttempt: boolean };
type Work = { ctx: Ctx; place: OnAccount; which: AdVideoInput };

const tryAgainMs = 10_000;

/**
 * Takes a video to Meta a call at a time: begun, handed over part by part, finished, and looked at until Meta has prepared it.
 * What Meta has is recorded after every call, so that whoever goes on after a kill sends nothing that is there already; and a
 * long video takes its turn among other jobs after each, so that none of them waits for all of it.
 */
export async function handOverVideo(ctx: Ctx, which: AdVideoInput): Promise<Later | undefined> {
  const place = await placeOf(ctx, which.connectionId);
  const handover = await inTransaction(ctx, (ctx) => findHandover(ctx, which));
  if (!handover || handover.readyAt || handover.failure) return undefined;
  const done = await nextStep({ ctx, place, which }, handover);
  if (!done.ok) return heed({ ctx, place, which }, done.error);
  await inTransaction(ctx, (ctx) => keepHandover(ctx, which, done.value));
  if (done.value.readyAt) return undefined;
  return { runAt: done.value.lookAt ?? ctx.now(), countsAsAttempt: false };
}

/** What is done next with a video, and what is known afterwards. */
async function nextStep(work: Work, handover: Handover): Promise<GraphResult<Partial<Handover>>> {
  const { sessionId, metaVideoId, fromByte, toByte, finishedAt } = handover;
  if (!sessionId || !metaVideoId || fromByte === null || toByte === null) return begin(work);
  if (fromByte < toByte) return sendPart(work, sessionId, { fromByte, toByte });
  if (!finishedAt) return finish(work, sessionId, metaVideoId);
  return look(work, metaVideoId, finishedAt);
}

const told = <T, R>(result: GraphResult<T>, read: (value: T) => R): GraphResult<R> =>
  result.ok ? { ...result, value: read(result.value) } : result;

/** Twice begun is no harm: what is not finished is no video. */
async function begin({ ctx, place, which }: Work): Promise<GraphResult<Partial<Handover>>> {
  const { byteCount } = await readAdVideo(ctx, which.adVideoId);
  return told(await beginVideo({ ...place, byteCount }), ({ videoId, ...begun }) => ({
    ...begun,
    metaVideoId: videoId,
  }));
}

async function sendPart(
  { ctx, place, which }: Work,
  sessionId: string,
  { fromByte, toByte }: WantedPart,
): Promise<GraphResult<Partial<Handover>>> {
  const { bytes } = await readAdVideo(ctx, which.adVideoId);
  const parts: Buffer[] = [];
  for await (const part of bytes(fromByte, toByte - 1)) parts.push(part);
  return uploadVideoPart({ ...place, sessionId, fromByte, bytes: Buffer.concat(parts) });
}

async function finish(
  { ctx, place, which }: Work,
  sessionId: string,
  metaVideoId: string,
): Promise<GraphResult<Partial<Handover>>> {
  const { fileName } = await readAdVideo(ctx, which.adVideoId);
  const done = { finishedAt: ctx.now() };
  const finished = await finishVideo({ ...place, sessionId, title: fileName });
  if (finished.ok || finished.error.outcome === "unknown") return told(finished, () => done);
  // The answer of an earlier one may have been lost: then there is a video, and there is nothing to finish any more.
  const video = await readVideo({ ...place, videoId: metaVideoId });
  return video.ok && video.value.status ? { ok: true, value: done } : finished;
}

const minute = 60_000;
const longest = 24 * 60 * minute;

/** Soon at first, since most videos are short; an ad account has only so many calls. */
const pauseAfter = (waitedMs: number) =>
  waitedMs < minute ? 3000 : waitedMs < 10 * minute ? minute / 4 : minute;

/** Meta's number for a video that it cannot read. */
const unsupported = 352;

async function look(
  { ctx, place }: Work,
  metaVideoId: string,
  finishedAt: Date,
): Promise<GraphResult<Partial<Handover>>> {
  const video = await readVideo({ ...place, videoId: metaVideoId });
  if (!video.ok) return video;
  const now = ctx.now();
  const { status, progress, words } = video.value;
  if (status === "ready") return { ok: true, value: { readyAt: now, progress: 100, lookAt: null } };
  const waitedMs = now.getTime() - finishedAt.getTime();
  if (status === "error" || status === "expired" || waitedMs > longest) {
    return refused("Meta could not prepare the video.", { code: unsupported, details: words });
  }
  return {
    ok: true,
    value: { progress: progress ?? null, lookAt: new Date(now.getTime() + pauseAfter(waitedMs)) },
  };
}

/** Tries again what passes by itself; anything else is shown, and a person decides. */
async function heed({ ctx, which }: Work, error: GraphError): Promise<Later | undefined> {
  const now = ctx.now();
  if (error.outcome === "unknown" || passesByItself(error)) {
    const waitMs = Math.max(error.retryAfterMs ?? 0, tryAgainMs);
    return { runAt: new Date(now.getTime() + waitMs), error: error.message, countsAsAttempt: false };
  }
  await inTransaction(ctx, (ctx) => keepHandover(ctx, which, { failure: failureOf(error, now) }));
  return undefined;
}

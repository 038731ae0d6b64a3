import { z } from "zod";
import type { GraphResult } from "../client";
import { actOf, callMarketing, listMarketing, type OnAccount } from "./call";
import { whole, word } from "./nodes";

/** From this byte up to that one, which is no longer in it; none are left when the two are the same. */
export type WantedPart = { fromByte: number; toByte: number };

const offset = z.coerce.number().int().min(0);
const wanted = { start_offset: offset, end_offset: offset };
const partOf = (answer: { start_offset: number; end_offset: number }): WantedPart => ({
  fromByte: answer.start_offset,
  toByte: answer.end_offset,
});

export type BegunVideo = WantedPart & { sessionId: string; videoId: string };

/** Begins to hand over a video in parts of Meta's choice. What is not finished is no video. */
export async function beginVideo({
  accountId,
  token,
  byteCount,
}: OnAccount & { byteCount: number }): Promise<GraphResult<BegunVideo>> {
  const result = await callMarketing({
    method: "POST",
    path: `${actOf(accountId)}/advideos`,
    accountId,
    token,
    params: { upload_phase: "start", file_size: byteCount },
    answer: z.object({ upload_session_id: z.string(), video_id: z.string(), ...wanted }),
  });
  if (!result.ok) return result;
  const { upload_session_id: sessionId, video_id: videoId } = result.value;
  return { ...result, value: { sessionId, videoId, ...partOf(result.value) } };
}

type OfSession = OnAccount & { sessionId: string };

/** Meta's number for a part that it has already, or did not ask for yet; it says which one it wants. */
const anotherPart = 1363037;

/** Hands over one part, and learns which is wanted next. */
export async function uploadVideoPart({
  accountId,
  token,
  sessionId,
  fromByte,
  bytes,
}: OfSession & { fromByte: number; bytes: Uint8Array<ArrayBuffer> }): Promise<GraphResult<WantedPart>> {
  const form = new FormData();
  form.set("video_file_chunk", new File([bytes], "part"));
  const result = await callMarketing({
    method: "POST",
    path: `${actOf(accountId)}/advideos`,
    accountId,
    token,
    params: { upload_phase: "transfer", upload_session_id: sessionId, start_offset: fromByte },
    form,
    answer: z.object(wanted),
    timeoutMs: 300_000,
  });
  if (result.ok) return { ...result, value: partOf(result.value) };
  const { subcode, wanted: next } = result.error;
  return subcode === anotherPart && next ? { ok: true, value: next } : result;
}

/** Says that all parts are there: from now on there is a video, which Meta prepares. */
export const finishVideo = ({ accountId, token, sessionId, title }: OfSession & { title: string }) =>
  callMarketing({
    method: "POST",
    path: `${actOf(accountId)}/advideos`,
    accountId,
    token,
    params: { upload_phase: "finish", upload_session_id: sessionId, title },
    answer: z.object({ success: z.boolean() }),
  });

const phase = z.object({ errors: z.array(z.object({ message: word })).optional() }).optional();

const node = z.object({
  id: z.string(),
  title: word,
  picture: word,
  length: z.number().optional().catch(undefined),
  status: z
    .object({ video_status: word, processing_progress: whole, processing_phase: phase.catch(undefined) })
    .optional()
    .catch(undefined),
});

const video = node.transform(({ id, title, picture, length, status }) => ({
  id,
  title,
  pictureUrl: picture,
  lengthSeconds: length,
  /** `ready`, `processing`, `expired` or `error`. */
  status: status?.video_status,
  /** In percent. */
  progress: status?.processing_progress,
  /** Why Meta could not prepare it, in its own words. */
  words: status?.processing_phase?.errors?.flatMap(({ message }) => message ?? []).join(" ") || undefined,
}));
export type VideoAtMeta = z.output<typeof video>;

/** How far Meta has come with a video. */
export const readVideo = ({ accountId, token, videoId }: OnAccount & { videoId: string }) =>
  callMarketing({
    method: "GET",
    path: videoId,
    accountId,
    token,
    params: { fields: Object.keys(node.shape).join(",") },
    answer: video,
  });

const still = z
  .object({ uri: z.string(), width: whole, height: whole, is_preferred: z.boolean().optional() })
  .transform(({ uri, width, height, is_preferred }) => ({
    url: uri,
    width,
    height,
    isPreferred: is_preferred === true,
  }));
export type StillAtMeta = z.output<typeof still>;

/** The pictures out of a video that Meta suggests to stand before it. */
export const listStills = ({ accountId, token, videoId }: OnAccount & { videoId: string }) =>
  listMarketing({
    path: `${videoId}/thumbnails`,
    accountId,
    token,
    params: { fields: "id,uri,width,height,is_preferred" },
    item: still,
  });

export const deleteVideo = ({ accountId, token, videoId }: OnAccount & { videoId: string }) =>
  callMarketing({
    method: "DELETE",
    path: `${actOf(accountId)}/advideos`,
    accountId,
    token,
    params: { video_id: videoId },
    answer: z.object({ success: z.boolean() }),
  });

import { z } from "zod";
import type { GraphResult } from "../client";
import { actOf, callMarketing, type OnAccount } from "./call";
import { word } from "./nodes";

/** Hands over a short video in one piece. It is ready to be shown only when `readVideo` says so. */
export async function uploadVideo({
  accountId,
  token,
  bytes,
  name,
}: OnAccount & { bytes: Uint8Array<ArrayBuffer>; name: string }): Promise<GraphResult<string>> {
  const form = new FormData();
  form.set("name", name);
  form.set("source", new File([bytes], name));
  const result = await callMarketing({
    method: "POST",
    path: `${actOf(accountId)}/advideos`,
    accountId,
    token,
    form,
    answer: z.object({ id: z.string() }),
    timeoutMs: 300_000,
  });
  return result.ok ? { ...result, value: result.value.id } : result;
}

const node = z.object({
  id: z.string(),
  title: word,
  picture: word,
  length: z.number().optional().catch(undefined),
  status: z.object({ video_status: word }).optional().catch(undefined),
});

const video = node.transform(({ id, title, picture, length, status }) => ({
  id,
  title,
  /** A still image, which an ad with this video needs. */
  pictureUrl: picture,
  lengthSeconds: length,
  /** `ready`, `processing`, `expired` or `error`. */
  status: status?.video_status,
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

export const deleteVideo = ({ accountId, token, videoId }: OnAccount & { videoId: string }) =>
  callMarketing({
    method: "DELETE",
    path: `${actOf(accountId)}/advideos`,
    accountId,
    token,
    params: { video_id: videoId },
    answer: z.object({ success: z.boolean() }),
  });

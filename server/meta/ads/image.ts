import { z } from "zod";
import type { GraphResult } from "../client";
import { actOf, callMarketing, listMarketing, type OnAccount } from "./call";
import { fieldsOf, whole, word } from "./nodes";

const uploaded = z.object({
  images: z.record(z.string(), z.object({ hash: z.string(), url: word })),
});

export type UploadedImage = { hash: string; url?: string };

/** Hands over an image as bytes: an address of ours might be closed to Meta's crawler. The same bytes have the same hash. */
export async function uploadImage({
  accountId,
  token,
  bytes,
}: OnAccount & { bytes: Uint8Array }): Promise<GraphResult<UploadedImage>> {
  const result = await callMarketing({
    method: "POST",
    path: `${actOf(accountId)}/adimages`,
    accountId,
    token,
    params: { bytes: Buffer.from(bytes).toString("base64") },
    answer: uploaded,
    timeoutMs: 120_000,
  });
  if (!result.ok) return result;
  const [image] = Object.values(result.value.images);
  if (image) return { ...result, value: image };
  const message = "Meta answered without an image.";
  return { ok: false, error: { outcome: "unknown", message, isTransient: false } };
}

const node = z.object({
  hash: z.string(),
  name: word,
  status: word,
  width: whole,
  height: whole,
  url: word,
  permalink_url: word,
});

export type ImageAtMeta = z.output<typeof node>;

/** The images of the account, or those with these hashes. */
export const listImages = ({ accountId, token, hashes }: OnAccount & { hashes?: string[] }) =>
  listMarketing({
    path: `${actOf(accountId)}/adimages`,
    accountId,
    token,
    params: { fields: fieldsOf(node), ...(hashes && { hashes }) },
    item: node,
  });

/** Deletes an image that no ad uses. */
export const deleteImage = ({ accountId, token, hash }: OnAccount & { hash: string }) =>
  callMarketing({
    method: "DELETE",
    path: `${actOf(accountId)}/adimages`,
    accountId,
    token,
    params: { hash },
    answer: z.object({ success: z.boolean() }),
  });

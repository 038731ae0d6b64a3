import {
  findMedia,
  findMediaByUrl,
  maxUploadBytes,
  mediaProblem,
  mediaUrl,
  readMedia,
  removeMedia,
  storeMedia,
} from "../media";
import type { World } from "../world";
import { GraphError, unknownObject } from "./errors";

export const maxFormBytes = maxUploadBytes + 64 * 1024;

export async function uploadMedia(world: World, body: Buffer, contentType: string) {
  const form = await readForm(body, contentType);
  if (form.get("messaging_product") !== "whatsapp") {
    throw new GraphError(100, { message: "(#100) The parameter messaging_product is required." });
  }
  const file = form.get("file");
  if (!(file instanceof File))
    throw new GraphError(100, { message: "(#100) The parameter file is required." });

  const type = form.get("type");
  // Meta takes the type of the file's own part; the field beside it only repeats it.
  const mimeType = file.type || (typeof type === "string" ? type : "application/octet-stream");
  const problem = mediaProblem(mimeType, file.size);
  if (problem) throw new GraphError(131053, { details: problem });
  const bytes = Buffer.from(await file.arrayBuffer());
  const { id } = storeMedia(world, { bytes, mimeType, filename: file.name, from: "business" });
  return { id };
}

async function readForm(body: Buffer, contentType: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  } catch {
    throw new GraphError(100, { message: "(#100) The body must be multipart/form-data." });
  }
}

export function describeMedia(world: World, id: string, base: string) {
  const media = findMedia(world, id);
  if (!media) throw unknownObject("GET", id);
  return {
    messaging_product: "whatsapp",
    url: mediaUrl(world, base, id),
    mime_type: media.mimeType,
    sha256: media.sha256,
    file_size: String(media.size),
    id,
  };
}

export function deleteMedia(world: World, id: string) {
  const media = findMedia(world, id);
  if (!media) throw unknownObject("DELETE", id);
  removeMedia(world, media);
  return { success: true };
}

/** The file behind an address that has not expired, or nothing: Meta answers 404 and no more. */
export function downloadMedia(world: World, query: URLSearchParams) {
  const media = findMediaByUrl(world, query);
  return media && { mimeType: media.mimeType, bytes: readMedia(world, media) };
}

import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { objectId } from "./ids";
import type { Media, World } from "./world";

const dayMs = 24 * 3600 * 1000;
const megabyte = 1024 * 1024;
const urlMs = 5 * 60 * 1000;
const keptMs = { customer: 7 * dayMs, business: 30 * dayMs };

const kinds: Record<string, { mimeTypes: string[]; maxBytes: number }> = {
  audio: {
    mimeTypes: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
    maxBytes: 16 * megabyte,
  },
  document: {
    mimeTypes: [
      "text/plain",
      "application/pdf",
      "application/msword",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "application/vnd.ms-excel",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "application/vnd.ms-powerpoint",
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ],
    maxBytes: 100 * megabyte,
  },
  image: { mimeTypes: ["image/jpeg", "image/png"], maxBytes: 5 * megabyte },
  sticker: { mimeTypes: ["image/webp"], maxBytes: 500 * 1024 },
  video: { mimeTypes: ["video/mp4", "video/3gpp"], maxBytes: 16 * megabyte },
};

export const mediaTypes = Object.keys(kinds);
export const maxUploadBytes = 100 * megabyte;

const bare = (mimeType: string) => mimeType.split(";")[0]?.trim().toLowerCase() ?? "";

const kindOf = (mimeType: string) =>
  Object.entries(kinds).find(([, { mimeTypes }]) => mimeTypes.includes(bare(mimeType)));

/** Why Meta would refuse this file, or nothing. `type` is the message it is meant for, when that is known. */
export function mediaProblem(mimeType: string, size: number, type?: string): string | undefined {
  const kind = type ? ([type, kinds[type]] as const) : kindOf(mimeType);
  // Any file may be sent as a document.
  const isAllowed = kind?.[1]?.mimeTypes.includes(bare(mimeType)) || type === "document";
  if (!kind?.[1] || !isAllowed)
    return `Files of type '${mimeType}' are not supported${type ? ` as ${type}` : ""}.`;
  if (size === 0) return "The file is empty.";
  if (size > kind[1].maxBytes) return `The file has ${size} bytes; ${kind[0]} may have ${kind[1].maxBytes}.`;
  return undefined;
}

type NewMedia = { bytes: Uint8Array; mimeType: string; filename?: string; from: Media["from"] };

export function storeMedia(world: World, { bytes, mimeType, filename, from }: NewMedia): Media {
  const id = objectId();
  mkdirSync(folder(world), { recursive: true });
  writeFileSync(fileOf(world, id), bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return world.media.put({
    id,
    mimeType,
    sha256,
    size: bytes.length,
    filename,
    from,
    createdAt: world.now(),
  });
}

export function findMedia(world: World, id: string): Media | undefined {
  const media = world.media.get(id);
  return media && world.now() - media.createdAt < keptMs[media.from] ? media : undefined;
}

export const readMedia = (world: World, media: Media) => readFileSync(fileOf(world, media.id));

export function removeMedia(world: World, media: Media) {
  world.media.remove(media.id);
  if (existsSync(fileOf(world, media.id))) rmSync(fileOf(world, media.id));
}

const folder = ({ settings }: World) => `${settings.SANDBOX_STATE_FILE}.media`;
const fileOf = (world: World, id: string) => join(folder(world), id);

export const mediaPath = "/whatsapp_business/attachments/";

/** An address that opens for five minutes, and only with the access token. */
export function mediaUrl(world: World, base: string, id: string): string {
  const until = String(world.now() + urlMs);
  const query = new URLSearchParams({ mid: id, ext: until, hash: hashOf(world, id, until) });
  return `${base}${mediaPath}?${query}`;
}

export function findMediaByUrl(world: World, query: URLSearchParams): Media | undefined {
  const [id, until, hash] = ["mid", "ext", "hash"].map((name) => query.get(name) ?? "") as [
    string,
    string,
    string,
  ];
  const expected = hashOf(world, id, until);
  if (hash.length !== expected.length || !timingSafeEqual(Buffer.from(hash), Buffer.from(expected)))
    return undefined;
  return Number(until) > world.now() ? findMedia(world, id) : undefined;
}

const hashOf = ({ settings }: World, id: string, until: string) =>
  createHmac("sha256", settings.META_APP_SECRET).update(`media:${id}:${until}`).digest("base64url");

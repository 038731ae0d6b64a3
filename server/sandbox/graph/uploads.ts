import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { readBody } from "../http";
import { findMedia, storeMedia } from "../media";
import type { World } from "../world";
import { GraphError } from "./errors";

type Session = { name: string; mimeType: string; length: number; bytes: Buffer };

/** Sessions are of the moment: a restart forgets those that were under way. */
const sessions = new WeakMap<World, Map<string, Session>>();

const sessionsOf = (world: World) => {
  const known = sessions.get(world) ?? new Map<string, Session>();
  sessions.set(world, known);
  return known;
};

const mostBytes = 5 * 1024 * 1024;
const refuse = (message: string) => new GraphError(100, { message: `(#100) ${message}` });

/** Begins a resumable upload. */
export function beginUpload(world: World, query: URLSearchParams) {
  const mimeType = query.get("file_type") ?? "";
  const length = Number(query.get("file_length"));
  if (!["image/jpeg", "image/png"].includes(mimeType))
    throw refuse(`file_type ${mimeType} is not supported.`);
  if (!Number.isInteger(length) || length < 1 || length > mostBytes)
    throw refuse("Param file_length is invalid.");
  const key = randomBytes(18).toString("hex");
  sessionsOf(world).set(key, {
    name: query.get("file_name") ?? "file",
    mimeType,
    length,
    bytes: Buffer.alloc(0),
  });
  return { id: `upload:${key}?sig=${randomBytes(6).toString("hex")}` };
}

function getSession(world: World, path: string): Session {
  const session = sessionsOf(world).get(path.replace("/upload:", ""));
  if (!session) throw refuse("The upload session is not known.");
  return session;
}

/** How much of the file is there, to go on from. */
export function tellUpload(world: World, path: string) {
  return { id: path.slice(1), file_offset: getSession(world, path).bytes.length };
}

/** Takes the file from where it is; the handle stands for it once it is whole. */
export async function continueUpload(world: World, path: string, request: IncomingMessage) {
  const session = getSession(world, path);
  if (Number(request.headers.file_offset) !== session.bytes.length)
    throw refuse("file_offset is not where it was.");
  session.bytes = Buffer.concat([session.bytes, await readBody(request, mostBytes)]);
  const { bytes, name: filename, mimeType, length } = session;
  if (bytes.length !== length) throw refuse("The file is not of the length that was announced.");
  const { id } = storeMedia(world, { bytes, mimeType, filename, from: "business" });
  return {
    h: `4:${Buffer.from(filename).toString("base64")}:${Buffer.from(mimeType).toString("base64")}:${id}`,
  };
}

/** The file behind a handle, which must be a picture. */
export function mediaOfHandle(world: World, handle: unknown): string {
  const id = typeof handle === "string" ? (handle.split(":")[3] ?? "") : "";
  const media = findMedia(world, id);
  if (!media?.mimeType.startsWith("image/"))
    throw refuse("Param profile_picture_handle is invalid or expired.");
  return media.id;
}

import type { ServerResponse } from "node:http";
import { GraphError } from "../graph/errors";
import { objectId } from "../ids";
import { readMedia, removeMedia, storeMedia } from "../media";
import { drawLoaf } from "../samples";
import type { Content, World } from "../world";
import { adError, badParam } from "./errors";
import { text } from "./rules";
import type { AdAccount, AdFile, VideoUpload } from "./tables";

/** So much is wanted at once, and never all of a video. */
const largestPart = 4 * 1024 * 1024;

const nextPart = ({ size, received }: Pick<VideoUpload, "size" | "received">) => ({
  start_offset: String(received),
  end_offset: String(Math.min(size, received + Math.min(largestPart, Math.ceil(size / 3)))),
});

/** One phase of handing over a video. Nothing is there before its end. */
export function uploadVideo(world: World, account: AdAccount, params: Content): Content {
  if (params.upload_phase === "start") return begin(world, account, Number(params.file_size));
  const upload = world.ads.uploads.get(text(params.upload_session_id));
  if (upload?.accountId !== account.id) throw new GraphError(6000, { message: "This upload is not there" });
  if (params.upload_phase === "transfer") return receive(world, upload, params);
  if (params.upload_phase === "finish") return finish(world, upload, text(params.title));
  throw badParam("upload_phase", "Unknown upload_phase");
}

function begin(world: World, account: AdAccount, size: number): Content {
  if (!Number.isInteger(size) || size <= 0) throw adError(382);
  const upload = { id: objectId(), videoId: objectId(), accountId: account.id, size, received: 0, parts: [] };
  world.ads.uploads.put(upload);
  return { upload_session_id: upload.id, video_id: upload.videoId, ...nextPart(upload) };
}

function receive(world: World, upload: VideoUpload, params: Content): Content {
  const part = params.video_file_chunk;
  if (!(part instanceof Buffer) || Number(params.start_offset) !== upload.received) {
    throw new GraphError(6001, {
      message: "There was a problem uploading your video file",
      subcode: 1363037,
      status: 400,
      data: JSON.stringify(nextPart(upload)),
    });
  }
  if (upload.received + part.length > upload.size) throw adError(351);
  const { id } = storeMedia(world, { bytes: part, mimeType: "video/mp4", from: "business" });
  const received = upload.received + part.length;
  return nextPart(world.ads.uploads.put({ ...upload, received, parts: [...upload.parts, id] }));
}

function finish(world: World, upload: VideoUpload, title: string): Content {
  if (upload.received < upload.size) throw adError(351);
  const parts = upload.parts.flatMap((id) => world.media.get(id) ?? []);
  const bytes = Buffer.concat(parts.map((part) => readMedia(world, part)));
  for (const part of parts) removeMedia(world, part);
  const media = storeMedia(world, { bytes, mimeType: "video/mp4", filename: title, from: "business" });
  world.ads.files.put({
    ...{ id: upload.videoId, kind: "video", accountId: upload.accountId, mediaId: media.id },
    ...{ name: title, at: world.now(), state: "processing" },
  });
  world.ads.uploads.remove(upload.id);
  awaitVideo(world, upload.videoId);
  return { success: true };
}

function awaitVideo(world: World, id: string) {
  world.after(world.pace.videoMs, () => {
    const file = world.ads.files.get(id);
    if (file?.state !== "processing") return;
    const { failVideos } = world.controls;
    if (failVideos > 0) world.setControls({ failVideos: failVideos - 1 });
    const media = world.media.get(file.mediaId);
    const isFilm = media && readMedia(world, media).subarray(4, 8).toString("latin1") === "ftyp";
    world.ads.files.put({ ...file, state: failVideos > 0 || !isFilm ? "error" : "ready" });
    world.changes.emit("ads");
  });
}

/** Goes on with the videos that a restart interrupted. */
export function resumeVideos(world: World) {
  for (const { id, state } of world.ads.files.all()) if (state === "processing") awaitVideo(world, id);
}

const stills = 3;
const filePath = "/ads/files/";

/** What Meta tells of a video. */
export function videoNode({ world, base }: { world: World; base: string }, file: AdFile): Content {
  const { id, name, at, state } = file;
  const done = Math.floor(((world.now() - at) / world.pace.videoMs) * 100);
  const failed = {
    status: "error",
    errors: [{ code: 1363047, message: "The video's codec is not supported." }],
  };
  return {
    id,
    title: name,
    status: {
      video_status: state,
      processing_progress: state === "ready" ? 100 : Math.max(0, Math.min(99, done)),
      processing_phase:
        state === "error" ? failed : { status: state === "ready" ? "complete" : "in_progress" },
    },
    picture: state === "ready" ? `${base}${filePath}${id}.1` : undefined,
    length: state === "ready" ? 12.5 : undefined,
  };
}

/** The pictures that Meta suggests; none, while the video is being prepared. */
export const suggestedStills = ({ base }: { base: string }, { id, state }: AdFile): Content[] =>
  state !== "ready"
    ? []
    : Array.from({ length: stills }, (_, at) => ({
        id: `${id}${at}`,
        uri: `${base}${filePath}${id}.${at + 1}`,
        width: stillSize.width,
        height: stillSize.height,
        is_preferred: at === 0,
      }));

const stillSize = { width: 720, height: 720 };

/** Answers when what is asked for is a video, or one of its stills. */
export function answerVideo(world: World, response: ServerResponse, name: string): boolean {
  const [id = "", number] = name.split(".");
  const file = world.ads.files.get(id);
  const media = file?.kind === "video" ? world.media.get(file.mediaId) : undefined;
  if (!media) return false;
  if (number) {
    const bytes = drawLoaf(stillSize.width, stillSize.height, Number(number));
    response.writeHead(200, { "content-type": "image/png" }).end(bytes);
  } else response.writeHead(200, { "content-type": "video/mp4" }).end(readMedia(world, media));
  return true;
}

import { fileTypeFromBuffer } from "file-type";
import { invalid } from "../errors";
import { mediaRules } from "../meta/send";

/** As the sender sees a file; stickers are not sent by hand. */
export type MediaKind = "image" | "video" | "audio" | "document";

export const mediaKinds: MediaKind[] = ["image", "video", "audio", "document"];

/** How much of a file's beginning is looked at. */
export const sniffedBytes = 64 * 1024;

/** Names that file-type gives to what Meta calls otherwise. */
const sameAs: Record<string, string> = {
  "audio/x-m4a": "audio/mp4",
  "video/quicktime": "video/mp4",
  "audio/x-aac": "audio/aac",
};

const officeTypes: Record<string, string> = {
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
};

const textExtensions = ["txt", "csv", "log", "md"];

const extensionOf = (fileName: string) => /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";

function isPlainText(start: Uint8Array): boolean {
  try {
    // A character cut in two by the end of the sample is not an error while streaming.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(start, { stream: true });
    return !text.includes("\0");
  } catch {
    return false;
  }
}

/** What the bytes are; what the browser and the file's name say counts only where bytes cannot tell. */
async function mimeTypeOf(start: Uint8Array, fileName: string): Promise<string | undefined> {
  const extension = extensionOf(fileName);
  const sniffed = (await fileTypeFromBuffer(start))?.mime.split(";")[0];
  if (sniffed === "application/zip" || sniffed === "application/x-cfb") {
    // Office files are containers; their first bytes do not always say which.
    const isNew = sniffed === "application/zip";
    return isNew === extension.endsWith("x") ? officeTypes[extension] : undefined;
  }
  if (sniffed) return sameAs[sniffed] ?? sniffed;
  // Bytes cannot say that they are text and nothing else, so the name must.
  return textExtensions.includes(extension) && isPlainText(start) ? "text/plain" : undefined;
}

/** What a file is sent as. Refuses what WhatsApp would not take, before it is stored. */
export async function mediaKindOf(
  start: Uint8Array,
  fileName: string,
): Promise<{ kind: MediaKind; mimeType: string }> {
  const mimeType = await mimeTypeOf(start, fileName);
  const kind = mediaKinds.find((kind) =>
    (mediaRules[kind].mimeTypes as readonly string[]).includes(mimeType ?? ""),
  );
  if (!kind || !mimeType) {
    throw invalid(
      "WhatsApp does not take this kind of file. Send a JPEG or PNG picture, an MP4 film, a sound, a PDF, an Office document or plain text.",
      { key: "fileTypeRefused", field: "file" },
    );
  }
  return { kind, mimeType };
}

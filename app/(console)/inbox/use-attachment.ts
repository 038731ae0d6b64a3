"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { headerOfFileName } from "@/components/header-of-file-name";
import type { Attached } from "./outbox";

export type Attachment = {
  file: File;
  /** For a picture, to show it before it is anywhere else. */
  url?: string;
  /** From 0 to 1. */
  progress: number;
  attached?: Attached;
  error?: unknown;
};

const stored = z.object({
  mediaId: z.uuid(),
  kind: z.enum(["image", "document", "audio", "video"]),
  fileName: z.string().nullish(),
});
const refused = z.object({
  message: z.string(),
  key: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** In the form in which every error of ours is put into words. */
function asError(status: number, body: string): unknown {
  const parsed = refused.safeParse(safeJson(body));
  if (!parsed.success) return status === 413 ? { message: "", data: { key: "mediaRefused" } } : undefined;
  const { message, key, params } = parsed.data;
  return { message, data: { key, params } };
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One file on its way to our server while the reader goes on writing. */
export function useAttachment() {
  const [attachment, setAttachment] = useState<Attachment>();
  const request = useRef<XMLHttpRequest>(undefined);

  const upload = useCallback((file: File) => {
    request.current?.abort();
    const url = file.type.startsWith("image/") ? URL.createObjectURL(file) : undefined;
    setAttachment({ file, url, progress: 0 });
    const change = (values: Partial<Attachment>) =>
      setAttachment((shown) => (shown?.file === file ? { ...shown, ...values } : shown));

    // fetch cannot tell how much of a file has left.
    const sending = new XMLHttpRequest();
    request.current = sending;
    sending.upload.onprogress = ({ loaded, total }) => change({ progress: total ? loaded / total : 0 });
    sending.onerror = () => change({ error: new Error("offline") });
    sending.onload = () => {
      const answer = stored.safeParse(safeJson(sending.responseText));
      if (sending.status !== 201 || !answer.success) {
        return change({ error: asError(sending.status, sending.responseText) ?? new Error("refused") });
      }
      const { mediaId, kind } = answer.data;
      change({ progress: 1, attached: { mediaId, kind, fileName: answer.data.fileName ?? file.name, url } });
    };
    sending.open("POST", "/api/media");
    sending.setRequestHeader("content-type", file.type || "application/octet-stream");
    sending.setRequestHeader("x-file-name", headerOfFileName(file.name));
    sending.send(file);
  }, []);

  /** The preview's address goes on being shown by the message that was sent. */
  const clear = useCallback(() => {
    request.current?.abort();
    setAttachment(undefined);
  }, []);

  useEffect(() => () => request.current?.abort(), []);
  return { attachment, upload, clear };
}

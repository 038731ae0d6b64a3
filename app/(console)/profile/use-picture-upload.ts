"use client";

import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import type { CropInput } from "@/server/profile/schemas";

const stored = z.object({ pictureId: z.uuid() });
const refused = z.object({
  message: z.string(),
  key: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Takes a picture to our server and says how far it is. An error has the form in which all of ours are put into words. */
export function usePictureUpload(onStored: (pictureId: string) => void) {
  const [progress, setProgress] = useState<number>();
  const [error, setError] = useState<unknown>();
  const request = useRef<XMLHttpRequest>(undefined);
  useEffect(() => () => request.current?.abort(), []);

  function upload(file: File, crop: CropInput) {
    setError(undefined);
    setProgress(0);
    // fetch cannot tell how much of a file has left.
    const sending = new XMLHttpRequest();
    request.current = sending;
    const fail = (failure: unknown) => {
      setProgress(undefined);
      setError(failure);
    };
    sending.upload.onprogress = ({ loaded, total }) => setProgress(total ? loaded / total : 0);
    sending.onerror = () => fail(new Error("offline"));
    sending.onload = () => {
      const body = parsed(sending.responseText);
      const answer = stored.safeParse(body);
      if (sending.status === 200 && answer.success) {
        setProgress(undefined);
        return onStored(answer.data.pictureId);
      }
      const refusal = refused.safeParse(body);
      if (!refusal.success) return fail(new Error("refused"));
      const { message, key, params } = refusal.data;
      fail({ message, data: { key, params } });
    };
    const query = new URLSearchParams(Object.entries(crop).map(([name, value]) => [name, String(value)]));
    sending.open("POST", `/api/profile-pictures?${query}`);
    sending.setRequestHeader("content-type", "application/octet-stream");
    sending.send(file);
  }

  return { progress, error, upload, refuse: setError };
}

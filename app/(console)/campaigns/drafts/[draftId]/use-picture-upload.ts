"use client";

import { useState } from "react";
import { z } from "zod";

const stored = z.object({ adPictureId: z.uuid() });
const refused = z.object({
  message: z.string(),
  key: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** Takes a picture to our server. An error has the form in which all of ours are put into words. */
export function usePictureUpload(onStored: (adPictureId: string) => void) {
  const [isUploading, setIsUploading] = useState(false);
  const [error, setError] = useState<unknown>();

  async function upload(file: File) {
    setError(undefined);
    setIsUploading(true);
    try {
      const answer = await fetch("/api/ad-pictures", {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: file,
      });
      const body: unknown = await answer.json();
      const kept = stored.safeParse(body);
      if (answer.ok && kept.success) return onStored(kept.data.adPictureId);
      const { message, key, params } = refused.parse(body);
      setError({ message, data: { key, params } });
    } catch (failure) {
      setError(failure);
    } finally {
      setIsUploading(false);
    }
  }

  return {
    isUploading,
    error,
    upload,
    refuse: (key: "pictureUnreadable" | "adPictureTooLarge") => setError({ message: "", data: { key } }),
  };
}

import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { headerOfFileName } from "./header-of-file-name";

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

type Upload<T> = { answer: z.ZodType<T>; onStored: (stored: T) => void };

/** Takes a file to our server and says how far it is. An error has the form in which all of ours are put into words. */
export function useUpload<T>({ answer, onStored }: Upload<T>) {
  const [progress, setProgress] = useState<number>();
  const [error, setError] = useState<unknown>();
  const request = useRef<XMLHttpRequest>(undefined);
  useEffect(() => () => request.current?.abort(), []);

  function upload(path: string, file: File) {
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
      const stored = answer.safeParse(body);
      if (sending.status < 300 && stored.success) {
        setProgress(undefined);
        return onStored(stored.data);
      }
      const refusal = refused.safeParse(body);
      if (!refusal.success) return fail(new Error("refused"));
      const { message, key, params } = refusal.data;
      fail({ message, data: { key, params } });
    };
    sending.open("POST", path);
    sending.setRequestHeader("content-type", "application/octet-stream");
    sending.setRequestHeader("x-file-name", headerOfFileName(file.name));
    sending.send(file);
  }

  return {
    /** From 0 to 1 while it is sent; nothing, when nothing is. */
    progress,
    error,
    upload,
    /** Says what is wrong with a file that is not even sent; without a key, that nothing is. */
    refuse: (key?: string) => setError(key && { message: "", data: { key } }),
  };
}

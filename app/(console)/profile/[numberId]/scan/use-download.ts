"use client";

import { useState } from "react";

type Refusal = {
  message: string;
  data: { code?: string; key?: string; params?: Record<string, string | number>; field?: string };
};

/** Fetches a file and gives it to the browser to save; a refusal is kept, to be said beside its field. */
export function useDownload() {
  const [isDrawing, setIsDrawing] = useState(false);
  const [error, setError] = useState<Refusal>();
  async function download(address: string) {
    setIsDrawing(true);
    setError(undefined);
    try {
      const answer = await fetch(address);
      if (!answer.ok) {
        const { message, ...data } = await answer.json();
        setError({ message, data });
        return;
      }
      save(await answer.blob(), nameIn(answer.headers.get("content-disposition")));
    } catch {
      setError({ message: "", data: { key: "offline" } });
    } finally {
      setIsDrawing(false);
    }
  }
  return { download, isDrawing, error };
}

const nameIn = (disposition: string | null) =>
  decodeURIComponent(disposition?.split("filename*=UTF-8''")[1] ?? "code");

function save(file: Blob, name: string) {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

import { z } from "zod";
import { env } from "../env";
import { callGraph, type GraphResult, refused } from "./client";

type Upload = { token: string; bytes: Uint8Array<ArrayBuffer>; mimeType: string; name: string };

const mostResumes = 2;

/** Hands a file to Meta's resumable upload, and goes on where it broke off. The answer is the handle that stands for it. */
export async function uploadFile({ token, bytes, mimeType, name }: Upload): Promise<GraphResult<string>> {
  const session = await callGraph({
    method: "POST",
    path: `${env.META_APP_ID}/uploads`,
    token,
    query: { file_name: name, file_length: bytes.byteLength, file_type: mimeType },
    answer: z.object({ id: z.string().startsWith("upload:") }),
  });
  if (!session.ok) return session;
  const [path = "", signature = ""] = session.value.id.split("?");
  const place = { path, token, query: Object.fromEntries(new URLSearchParams(signature)) };

  for (let offset = 0, resumes = 0; ; resumes++) {
    const sent = await callGraph({
      ...place,
      method: "POST",
      file: { bytes, offset },
      answer: z.object({ h: z.string().min(1) }),
    });
    if (sent.ok) return { ...sent, value: sent.value.h };
    if (sent.error.outcome === "refused" || resumes === mostResumes) return sent;
    const reached = await callGraph({
      ...place,
      method: "GET",
      answer: z.object({ file_offset: z.number() }),
    });
    if (!reached.ok) return reached;
    offset = reached.value.file_offset;
    if (offset < 0 || offset > bytes.byteLength) return refused("Meta counts more bytes than the file has.");
  }
}

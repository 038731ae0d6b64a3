import { createHash } from "node:crypto";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { z } from "zod";
import { env } from "@/server/env";
import { callGraph, type GraphResult, isLoopback, isToken, refused } from "./client";
import { isPublicAddress, publicLookup } from "./public-address";
import type { NumberAccess } from "./send";

const mediaId = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/);
const uploaded = z.object({ id: mediaId });

/** Gives a file to Meta; the id can be sent for 30 days, as often as one likes. */
export async function uploadMedia(
  { phoneNumberId, token }: NumberAccess,
  { bytes, mimeType, fileName }: { bytes: Uint8Array<ArrayBuffer>; mimeType: string; fileName: string },
): Promise<GraphResult<{ mediaId: string }>> {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("type", mimeType);
  form.set("file", new Blob([bytes], { type: mimeType }), fileName);
  const path = `${phoneNumberId}/media`;
  const result = await callGraph({ method: "POST", path, token, form, answer: uploaded, timeoutMs: 120_000 });
  return result.ok ? { ...result, value: { mediaId: result.value.id } } : result;
}

const located = z.object({
  url: z.url(),
  mime_type: z.string(),
  sha256: z.string().optional(),
  file_size: z.coerce.number().optional(),
});

export type MediaLocation = { url: string; mimeType: string; sha256?: string; sizeBytes?: number };

/** Where a file lies for the next five minutes. */
export async function getMediaUrl(
  { phoneNumberId, token }: NumberAccess,
  id: string,
): Promise<GraphResult<MediaLocation>> {
  const query = { phone_number_id: phoneNumberId };
  const result = await callGraph({ method: "GET", path: id, token, query, answer: located });
  if (!result.ok) return result;
  const { url, mime_type, sha256, file_size } = result.value;
  return { ...result, value: { url, mimeType: mime_type, sha256, sizeBytes: file_size } };
}

export type DownloadedMedia = { bytes: Buffer<ArrayBuffer>; mimeType: string; sha256: string };

/** A file a customer sent, by its id: asks where it lies and fetches it, twice if the first address had expired. */
export async function fetchMedia(access: NumberAccess, id: string): Promise<GraphResult<DownloadedMedia>> {
  for (let isFirst = true; ; isFirst = false) {
    const location = await getMediaUrl(access, id);
    if (!location.ok) return location;
    const file = await downloadMedia(access.token, location.value);
    const hasExpired = !file.ok && file.error.httpStatus === 404;
    if (!hasExpired || !isFirst) return file;
  }
}

const mostBytes = 100 * 1024 * 1024;
const mostRedirects = 3;
const metaHosts = [".fbsbx.com", ".whatsapp.net", ".facebook.com"];

/** Addresses at Meta over TLS, and, for a stand-in on this machine, the very address of the Graph API. */
function mediaUrlOf(text: string, hosts: string[]): { url: URL; isOnThisMachine: boolean } | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username || url.password) return undefined;
  const graph = new URL(env.META_GRAPH_URL);
  if (url.origin === graph.origin && isLoopback(graph)) return { url, isOnThisMachine: true };
  const ip = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(ip) !== 0 && !isPublicAddress(ip)) return undefined;
  const isMeta =
    url.host === graph.host || (url.port === "" && hosts.some((host) => url.hostname.endsWith(host)));
  return url.protocol === "https:" && isMeta ? { url, isOnThisMachine: false } : undefined;
}

/** Fetches a file from Meta and from nowhere else, whatever the address says; at most 100 MB. */
export async function downloadMedia(
  token: string,
  location: MediaLocation,
  { maxBytes = mostBytes, signal = AbortSignal.timeout(300_000) } = {},
): Promise<GraphResult<DownloadedMedia>> {
  if (!isToken(token)) return refused("The access token is not readable.", { code: 190 });
  return download(location, { token, hosts: metaHosts, maxBytes, signal });
}

/** Pictures of ads lie where anybody may see them: no token goes there. */
const pictureHosts = [...metaHosts, ".fbcdn.net", ".cdninstagram.com"];
const mostPictureBytes = 8 * 1024 * 1024;

/** Fetches the picture of an ad from Meta and from nowhere else, without saying who asks; at most 8 MB. */
export const downloadPicture = (url: string): Promise<GraphResult<DownloadedMedia>> =>
  download(
    { url, mimeType: "image/jpeg" },
    { hosts: pictureHosts, maxBytes: mostPictureBytes, signal: AbortSignal.timeout(60_000) },
  );

type Download = { token?: string; hosts: string[]; maxBytes: number; signal: AbortSignal };

async function download(
  location: MediaLocation,
  { token, hosts, maxBytes, signal }: Download,
): Promise<GraphResult<DownloadedMedia>> {
  let address = location.url;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const target = mediaUrlOf(address, hosts);
    if (!target) return refused("The file does not lie at Meta.");
    try {
      const response = await get(target, token, signal);
      const { statusCode = 0, headers } = response;
      if (
        statusCode >= 300 &&
        statusCode < 400 &&
        headers.location &&
        URL.canParse(headers.location, target.url)
      ) {
        response.destroy();
        address = new URL(headers.location, target.url).href;
        continue;
      }
      if (statusCode !== 200) {
        response.destroy();
        const isTransient = statusCode === 404 || statusCode === 429 || statusCode >= 500;
        return refused(`Meta answered ${statusCode} for a file.`, { httpStatus: statusCode, isTransient });
      }
      return await readFile(response, location, maxBytes);
    } catch (error) {
      const isPrivate = error instanceof Error && "code" in error && error.code === "EPRIVATE";
      return refused(isPrivate ? "The file does not lie at Meta." : "The file could not be fetched.", {
        isTransient: !isPrivate,
      });
    }
  }
  return refused("The file was sent from one address to the next.");
}

function get(
  { url, isOnThisMachine }: { url: URL; isOnThisMachine: boolean },
  token: string | undefined,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      // Meta's media hosts refuse callers that do not name themselves.
      headers: { ...(token && { authorization: `Bearer ${token}` }), "user-agent": "Guichet" },
      agent: false,
      signal,
      timeout: 30_000,
      ...(isOnThisMachine ? {} : { lookup: publicLookup }),
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error("Silence")));
    outgoing.on("error", reject);
    outgoing.on("response", resolve);
    outgoing.end();
  });
}

async function readFile(
  response: IncomingMessage,
  { mimeType, sha256: expected }: MediaLocation,
  maxBytes: number,
): Promise<GraphResult<DownloadedMedia>> {
  const chunks: Buffer[] = [];
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > maxBytes) return refused("The file is too large.", { code: 131052 });
    chunks.push(chunk);
    hash.update(chunk);
  }
  const digest = hash.digest();
  // Meta writes it in base64 in webhooks and in hexadecimal here.
  const isSame = [digest.toString("hex"), digest.toString("base64")].includes(
    expected ?? digest.toString("hex"),
  );
  if (!isSame) return refused("The file is not the one that was sent.", { isTransient: true });
  return { ok: true, value: { bytes: Buffer.concat(chunks), mimeType, sha256: digest.toString("hex") } };
}

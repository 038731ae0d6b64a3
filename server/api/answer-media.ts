import type { MemberCtx } from "../context";
import { isFromElsewhere } from "../cross-site";
import { AppError, type ErrorCode, forbidden, invalid, tooLarge } from "../errors";
import type { SignedInMember } from "../identity/find-member";
import { memberCtx } from "../identity/member-ctx";
import { mayCall } from "../identity/permissions";
import { log } from "../log";
import { readMedia } from "../messaging/read-media";
import { uploadMedia } from "../messaging/upload-media";

const statuses: Record<ErrorCode, number> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
  UPSTREAM: 502,
  UNAVAILABLE: 503,
};

const plainHeaders = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** Answers with the work's response, or with the error in words. */
export async function answered(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) {
      const { message, key, params, field } = error;
      return Response.json(
        { message, key, params, field },
        { status: statuses[error.code], headers: plainHeaders },
      );
    }
    log.error({ err: error }, "a file could not be handled");
    const message = "Something went wrong on our side. Please try again.";
    return Response.json({ message, key: "unexpected" }, { status: 500, headers: plainHeaders });
  }
}

/** The member who is signed in, if she may call this. */
export function entitled(signedIn: SignedInMember | undefined, procedure: string): MemberCtx {
  if (!signedIn) throw new AppError("UNAUTHENTICATED", "Please sign in again.", { key: "signedOut" });
  if (!mayCall(signedIn.member.roles, procedure)) {
    throw forbidden("Your role does not allow this.", { key: "notAllowed" });
  }
  return memberCtx(signedIn);
}

const largestUpload = 100 * 1024 * 1024;

/** Takes a file as the body of a request, its name in a header, which no form of a foreign page can send. */
export function answerUpload(request: Request, signedIn: SignedInMember | undefined): Promise<Response> {
  return answered(async () => {
    const isAnswering = signedIn && mayCall(signedIn.member.roles, "inbox.reply");
    const ctx = entitled(signedIn, isAnswering ? "inbox.reply" : "broadcasts.change");
    const name = request.headers.get("x-file-name");
    if (!name || !request.body || isFromElsewhere(request)) {
      throw invalid("This is not a file from the console.", { key: "fileEmpty", field: "file" });
    }
    if (Number(request.headers.get("content-length") ?? 0) > largestUpload) {
      throw tooLarge("This file is too large: WhatsApp takes at most 100 MB.", {
        key: "fileTooLarge",
        params: { megabytes: 100 },
        field: "file",
      });
    }
    const uploaded = await uploadMedia(ctx, { bytes: request.body, fileName: decoded(name) });
    return Response.json(uploaded, { status: 201, headers: plainHeaders });
  });
}

export function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** What a browser may show by itself; it only saves everything else, above all pages and drawings with programs in them. */
const shown = /^(image\/(jpeg|png|gif|webp)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/pdf)(; ?[\w=.-]+)?$/;
const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A file of a message, from our own store, to a member who may read the conversation. */
export function answerFile(
  request: Request,
  mediaId: string,
  signedIn: SignedInMember | undefined,
): Promise<Response> {
  return answered(async () => {
    const ctx = entitled(signedIn, "inbox.thread");
    if (!isUuid.test(mediaId))
      throw new AppError("NOT_FOUND", "This file was not found.", { key: "fileNotFound" });
    const file = await readMedia(ctx, { mediaId });
    const size = file.byteCount ?? 0;
    const isShown = shown.test(file.mimeType);
    const headers = new Headers({
      "content-type": isShown ? file.mimeType : "application/octet-stream",
      "content-disposition": `${isShown ? "inline" : "attachment"}; filename*=UTF-8''${rfc5987(file.fileName ?? "file")}`,
      // A browser's own PDF viewer does not start in a sandbox.
      "content-security-policy": `default-src 'none'; frame-ancestors 'self'${file.mimeType === "application/pdf" ? "" : "; sandbox"}`,
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, max-age=3600",
    });
    return answerBytes(request, headers, { size, bytes: file.bytes });
  });
}

type Stored = { size: number; bytes: (from: number, to: number) => AsyncGenerator<Uint8Array> };

/** A stored file as a stream: all of it, or the range that a player asks for. */
export function answerBytes(request: Request, headers: Headers, { size, bytes }: Stored): Response {
  headers.set("accept-ranges", "bytes");
  const range = rangeOf(request.headers.get("range"), size);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { from, to } = range ?? { from: 0, to: size - 1 };
  headers.set("content-length", String(to - from + 1));
  if (range) headers.set("content-range", `bytes ${from}-${to}/${size}`);
  return new Response(streamOf(bytes(from, to)), { status: range ? 206 : 200, headers });
}

export const rfc5987 = (name: string) =>
  encodeURIComponent(name.replace(/\p{Surrogate}/gu, "_")).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** One range of bytes, as players of sound and film ask for; anything else is answered with the whole file. */
function rangeOf(
  header: string | null,
  size: number,
): { from: number; to: number } | "unsatisfiable" | undefined {
  const asked = header && /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header);
  if (!asked || (!asked[1] && !asked[2])) return undefined;
  const from = asked[1] ? Number(asked[1]) : Math.max(0, size - Number(asked[2]));
  const to = asked[1] && asked[2] ? Math.min(Number(asked[2]), size - 1) : size - 1;
  return from <= to && from < size ? { from, to } : "unsatisfiable";
}

function streamOf(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await bytes.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await bytes.return(undefined);
    },
  });
}

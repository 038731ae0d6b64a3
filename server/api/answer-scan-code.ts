import type { z } from "zod";
import { invalid, notFound } from "../errors";
import type { SignedInMember } from "../identity/find-member";
import { type Printed, printPng, printPoster, printSvg } from "../profile/scan-codes/print-scan-code";
import { pngInput, posterInput, svgInput } from "../profile/scan-codes/schemas";
import { answered, entitled, rfc5987 } from "./answer-media";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Asked = { id: string; format: string };

/** A code to print, to any member who may see the list: `svg`, `png` or, as a poster, `pdf`. */
export function answerScanCode(
  request: Request,
  { id, format }: Asked,
  signedIn: SignedInMember | undefined,
): Promise<Response> {
  return answered(async () => {
    const ctx = entitled(signedIn, "scanCodes.list");
    if (!uuid.test(id)) throw notFound("The QR code", "scanCodeNotFound");
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    switch (format) {
      case "svg":
        parse(svgInput, asked);
        return fileOf(await printSvg(ctx, id));
      case "png":
        return fileOf(await printPng(ctx, id, parse(pngInput, asked)));
      case "pdf":
        return fileOf(await printPoster(ctx, id, parse(posterInput, asked)));
    }
    throw notFound("The file", "fileNotFound");
  });
}

function parse<T>(schema: z.ZodType<T>, asked: unknown): T {
  const parsed = schema.safeParse(asked);
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? "");
  throw invalid("This cannot be printed like that.", { key: "printNotPossible", field });
}

/** Saved and never shown by itself: a drawing of our own site could carry a program. */
const fileOf = ({ bytes, mimeType, fileName }: Printed) =>
  new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": mimeType,
      "content-disposition": `attachment; filename*=UTF-8''${rfc5987(fileName)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, max-age=300",
      "x-content-type-options": "nosniff",
    },
  });

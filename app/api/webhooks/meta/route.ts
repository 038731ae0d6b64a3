import { acceptDelivery, largestBody, tooLarge } from "@/server/webhooks/accept-delivery";
import { answerHandshake } from "@/server/webhooks/answer-handshake";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const headers = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" };

export function GET(request: Request) {
  const { status, body } = answerHandshake(new URL(request.url).searchParams);
  return new Response(body, { status, headers });
}

export async function POST(request: Request) {
  const rawBody = await readBody(request);
  const signature = request.headers.get("x-hub-signature-256");
  const { status, body } = rawBody ? await acceptDelivery({ rawBody, signature }) : tooLarge();
  return new Response(body, { status, headers });
}

/** Nothing when more comes than Meta ever sends. */
async function readBody(request: Request): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > largestBody) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

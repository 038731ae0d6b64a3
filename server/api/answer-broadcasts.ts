import { isFromElsewhere } from "../cross-site";
import { invalid, notFound } from "../errors";
import type { SignedInMember } from "../identity/find-member";
import { exportRecipients } from "../notifications/broadcasts/export-recipients";
import { tooLargeList } from "../notifications/broadcasts/list-file";
import { putList } from "../notifications/broadcasts/put-list";
import { listFileInput, mostListBytes, sentBroadcastInput } from "../notifications/broadcasts/schemas";
import { answered, decoded, entitled } from "./answer-media";

/** Who got a broadcast, as a file that flows as it is read. */
export function answerRecipients(
  broadcastId: string,
  signedIn: SignedInMember | undefined,
): Promise<Response> {
  return answered(async () => {
    const ctx = entitled(signedIn, "broadcasts.recipients");
    const asked = sentBroadcastInput.safeParse({ sentBroadcastId: broadcastId });
    if (!asked.success) throw notFound("The broadcast", "broadcastNotFound");
    const lines = exportRecipients(ctx, asked.data);
    const first = await lines.next();
    return new Response(streamOf(first.value ?? "", lines), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="recipients.csv"',
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  });
}

function streamOf(first: string, lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(first)),
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
}

/** Takes a list of people as the body of a request, its name in a header, and says what is in it or keeps it. */
export function answerBroadcastList(
  request: Request,
  signedIn: SignedInMember | undefined,
): Promise<Response> {
  return answered(async () => {
    const ctx = entitled(signedIn, "broadcasts.change");
    const asked = listFileInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    const name = request.headers.get("x-file-name");
    if (!asked.success || !name || !request.body || isFromElsewhere(request)) {
      throw invalid("This is not a file from the console.", { key: "fileEmpty", field: "file" });
    }
    const bytes = await bytesOf(request.body);
    const look = await putList(ctx, { ...asked.data, bytes, fileName: decoded(name) });
    return Response.json(look, {
      headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" },
    });
  });
}

/** The whole file, which is small, and no more than that of anything larger. */
async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > mostListBytes) throw tooLargeList();
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

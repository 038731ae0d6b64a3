import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, acceptQuickly, largestBody, tooLarge } from "./accept-delivery";
import { answerHandshake } from "./answer-handshake";

export const webhookPath = "/api/webhooks/meta";

/** The fast lane: answers a request for Meta's webhook and says so; any other is not touched. */
export function answerRequest(request: IncomingMessage, response: ServerResponse): boolean {
  const [path, query] = (request.url ?? "").split("?", 2);
  if (path !== webhookPath) return false;
  if (request.method === "POST") {
    readBody(request, (rawBody) => {
      if (rawBody) {
        const signature = request.headers["x-hub-signature-256"];
        acceptQuickly({ rawBody, signature }, (answer) => send(response, answer));
      } else {
        send(response, tooLarge());
        discardRest(request);
      }
    });
    return true;
  }
  if (request.method !== "GET") return false;
  send(response, answerHandshake(new URLSearchParams(query)));
  return true;
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "x-content-type-options": "nosniff",
  });
  response.end(body);
}

/** A connection that ends while the other side still writes loses the answer, so the rest is let through for a moment. */
function discardRest(request: IncomingMessage): void {
  const patience = setTimeout(() => request.destroy(), 2000);
  request.on("close", () => clearTimeout(patience));
  request.removeAllListeners("data").resume();
}

/** Tells of the body once it is there, or of nothing when it is too large; of one that is cut off nobody is told. */
function readBody(request: IncomingMessage, tell: (rawBody: Buffer | undefined) => void): void {
  if (Number(request.headers["content-length"]) > largestBody) {
    tell(undefined);
    return;
  }
  const parts: Buffer[] = [];
  let length = 0;
  request.on("data", (part: Buffer) => {
    length += part.length;
    if (length <= largestBody) parts.push(part);
    else tell(undefined);
  });
  request.on("end", () => {
    if (length <= largestBody) tell(parts.length === 1 ? parts[0]! : Buffer.concat(parts));
  });
  request.on("error", () => {});
}

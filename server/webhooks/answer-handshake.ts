import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "../env";
import { log } from "../log";
import type { Answer } from "./accept-delivery";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Meta asks once, when the address is set: whoever knows the verify token gets the challenge back. */
export function answerHandshake(query: URLSearchParams): Answer {
  const challenge = query.get("hub.challenge");
  const token = query.get("hub.verify_token");
  if (query.get("hub.mode") !== "subscribe" || !challenge || !token) {
    return { status: 400, body: "This address is for Meta's webhooks." };
  }
  if (!timingSafeEqual(digest(token), digest(env.META_VERIFY_TOKEN))) {
    log.warn("a webhook handshake came with another verify token than META_VERIFY_TOKEN");
    return { status: 403, body: "The verify token is not ours." };
  }
  return { status: 200, body: challenge };
}

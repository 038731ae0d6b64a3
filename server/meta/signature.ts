import { createHmac, timingSafeEqual } from "node:crypto";

/** What Meta writes in `X-Hub-Signature-256` for these bytes. */
export function signatureOf(rawBytes: Uint8Array, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(rawBytes).digest("hex")}`;
}

const wellFormed = /^sha256=[0-9a-f]{64}$/;

/**
 * Whether Meta signed these bytes. Fails closed: a header that is absent, empty, repeated or malformed is a no. Takes the
 * bytes as they arrived, because JSON written anew has another signature.
 */
export function isSignedBy(rawBytes: Uint8Array, headerValue: unknown, appSecret: string): boolean {
  if (appSecret === "" || typeof headerValue !== "string" || !wellFormed.test(headerValue)) return false;
  return timingSafeEqual(Buffer.from(signatureOf(rawBytes, appSecret)), Buffer.from(headerValue));
}

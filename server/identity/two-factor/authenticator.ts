import { Secret, TOTP } from "otpauth";

const periodSeconds = 30;

const totpOf = (secret: Secret, label = "") =>
  new TOTP({ issuer: "Guichet", label, secret, digits: 6, period: periodSeconds });

/** A secret as authenticator apps take it: to type, and as the address inside the QR code. */
export function newSecret(label: string) {
  const secret = new Secret({ size: 20 });
  return { secret: secret.base32, uri: totpOf(secret, label).toString() };
}

/**
 * Which half minute this code belongs to, if it is right; clocks may differ by one. Whoever takes it remembers the half
 * minute, so that nobody who looked on can use the code again.
 */
export function stepOf(code: string, secret: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const delta = totpOf(Secret.fromBase32(secret)).validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / periodSeconds) + delta;
}

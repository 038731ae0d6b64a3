import { createHash, randomBytes, randomInt } from "node:crypto";

export const messageId = () => `wamid.HBgL${randomBytes(27).toString("base64")}`;

export const objectId = () =>
  String(randomInt(1, 9)) + Array.from({ length: 15 }, () => randomInt(10)).join("");

export const traceId = () => `A${randomBytes(16).toString("base64url")}`;

/** Two letters of the country, a dot, and an id that is this customer's for this business only. */
export const businessScopedId = (country: string, seed: string) =>
  `${country}.${BigInt(`0x${createHash("sha256").update(seed).digest("hex").slice(0, 15)}`)}`;

export const seconds = (ms: number) => String(Math.floor(ms / 1000));

import { createHash, randomBytes } from "node:crypto";

const idBytes = 16;
const secretBytes = 32;

/**
 * Secrets of links, as `kind` has them. A token names whose it is, because a visitor who brings one is nobody yet; only
 * its hash is kept.
 */
export function linkTokens(kind: string) {
  const hashOf = (token: string) => createHash("sha256").update(`${kind} ${token}`).digest("base64url");
  return {
    newToken(ownerId: string) {
      const id = Buffer.from(ownerId.replaceAll("-", ""), "hex");
      const token = Buffer.concat([id, randomBytes(secretBytes)]).toString("base64url");
      return { token, tokenHash: hashOf(token) };
    },
    /** Where to look for it; undefined when it cannot be one of ours. */
    readToken(token: string) {
      const bytes = Buffer.from(token, "base64url");
      if (bytes.length !== idBytes + secretBytes || bytes.toString("base64url") !== token) return undefined;
      const id = bytes.subarray(0, idBytes).toString("hex");
      const ownerId = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
      return { ownerId, tokenHash: hashOf(token) };
    },
  };
}

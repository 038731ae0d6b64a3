import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Letters and digits that nobody takes for one another; 32 of them, so that every byte chooses evenly. */
const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
const handleLength = 8;
const secretBytes = 32;

const shape = /^guichet_([a-z2-9]{8})_([A-Za-z0-9_-]{22})_([A-Za-z0-9_-]{43})$/;

type KeyParts = { handle: string; workspaceId: string; secret: string };

/** What people and lists show of a key: enough to tell it from others, nothing that opens a door. */
export const shownKey = (handle: string) => `guichet_${handle}`;

export const newHandle = () =>
  Array.from(randomBytes(handleLength), (byte) => alphabet[byte % alphabet.length]).join("");

export const newSecret = () => randomBytes(secretBytes).toString("base64url");

/**
 * The key as its owner copies it. It names its workspace, so that the door can step into that workspace and look there,
 * under row-level security, instead of keeping a list of all keys that everybody may search.
 */
export function keyText({ handle, workspaceId, secret }: KeyParts): string {
  const workspace = Buffer.from(workspaceId.replaceAll("-", ""), "hex").toString("base64url");
  return `${shownKey(handle)}_${workspace}_${secret}`;
}

/** The parts of a key, or undefined for anything that cannot be one. */
export function readKeyText(text: string): KeyParts | undefined {
  const [, handle, workspace, secret] = shape.exec(text) ?? [];
  if (!handle || !workspace || !secret) return undefined;
  const hex = Buffer.from(workspace, "base64url").toString("hex");
  return { handle, workspaceId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"), secret };
}

/** A plain hash is right here: nobody guesses 256 random bits, however fast he can try. */
export const hashSecret = (secret: string) => createHash("sha256").update(secret).digest();

/** Takes the same time for every wrong secret. */
export const isSecret = (secret: string, hash: Buffer) => timingSafeEqual(hashSecret(secret), hash);

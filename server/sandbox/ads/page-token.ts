import { createHash } from "node:crypto";
import type { Token } from "../business";
import type { World } from "../world";

/** The Page's own token, for whoever may see what the Page does; nothing for others, and no word of why. */
export function pageToken({ tokens }: World, token: Token, pageId: string): string | undefined {
  if (!token.permissions.includes("pages_read_engagement")) return undefined;
  const id = `EAAP${createHash("sha256").update(`${token.id} ${pageId}`).digest("hex")}`;
  tokens.put({ ...token, id, pageId });
  return id;
}

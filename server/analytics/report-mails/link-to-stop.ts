import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "../../env";

const idBytes = 16;

type Mail = { workspaceId: string; mailId: string };

const bytesOf = (id: string) => Buffer.from(id.replaceAll("-", ""), "hex");
const idOf = (bytes: Buffer) =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

const signatureOf = (ids: Buffer) =>
  createHmac("sha256", env.GUICHET_AUTH_SECRET).update("stop report mail ").update(ids).digest();

/** What the link at the foot of a letter carries. It is the same in every letter, so that an old one works too. */
export function tokenToStop({ workspaceId, mailId }: Mail): string {
  const ids = Buffer.concat([bytesOf(workspaceId), bytesOf(mailId)]);
  return Buffer.concat([ids, signatureOf(ids)]).toString("base64url");
}

/** Which letters a token stops; undefined for one that we never wrote. */
export function readTokenToStop(token: string): Mail | undefined {
  const bytes = Buffer.from(token, "base64url");
  const [ids, signature] = [bytes.subarray(0, 2 * idBytes), bytes.subarray(2 * idBytes)];
  const expected = signatureOf(ids);
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return undefined;
  return { workspaceId: idOf(ids.subarray(0, idBytes)), mailId: idOf(ids.subarray(idBytes)) };
}

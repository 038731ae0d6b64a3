import type { ApiKeyCtx } from "../../context";
import { enterWithApiKey } from "../../identity/api-keys/enter-with-api-key";
import { networkOf, originOf } from "../../origin";
import { Problem } from "./problem";
import { failurePolicy, takeTurn } from "./rate-limit";

const sentences = {
  missing: "Send your key in the header Authorization: Bearer guichet_…",
  unknown: "This key is not known.",
  revoked: "This key was revoked.",
  expired: "This key has expired.",
};

/**
 * Who asks, by the key in the Authorization header and by nothing else: a cookie, which the page of a stranger can make
 * a browser send, counts for nothing.
 */
export async function authenticate(request: Request): Promise<ApiKeyCtx> {
  const origin = originOf(request.headers);
  const [, key] = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const entered = key ? await enterWithApiKey(key, { origin }) : "missing";
  if (typeof entered !== "string") return entered;

  await takeTurn(failurePolicy, origin.ip ? networkOf(origin.ip) : "unknown");
  const reason = entered === "missing" ? "" : ', error="invalid_token"';
  throw new Problem("unauthenticated", sentences[entered], {
    headers: { "www-authenticate": `Bearer realm="guichet"${reason}` },
  });
}

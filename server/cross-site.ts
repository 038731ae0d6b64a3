import { env } from "./env";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a page of another site asks for a change, with the cookies of somebody who is signed in here. Browsers say where
 * a request comes from; what says nothing is no browser, and has no cookies but its own.
 */
export function isFromElsewhere({ method, headers }: Pick<Request, "method" | "headers">): boolean {
  if (reading.has(method)) return false;
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  const origin = headers.get("origin");
  if (origin === null) return false;
  // A sandboxed or hidden origin is written "null".
  if (!URL.canParse(origin)) return true;
  const { host } = new URL(origin);
  return host !== headers.get("host") && host !== new URL(env.GUICHET_URL).host;
}

import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { env } from "./env";

/** Where a request came from, as far as it can be believed. */
export type Origin = { ip: string | undefined; userAgent: string | undefined };

/** Written by our own web server over whatever a client has sent under this name. */
const header = "x-guichet-address";

type Shared = typeof globalThis & { guichetStampsAddresses?: boolean };

/** An address as people write it: without a port, a zone, or the IPv6 wrapping of an IPv4 address. */
function plainAddress(given: string | undefined): string | undefined {
  const text = given?.trim() ?? "";
  const bare = /^\[([^\]]+)\](:\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const address = bare.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(address) ? address.toLowerCase() : undefined;
}

/**
 * The address of whoever asks. Each proxy adds the address it heard from to the end of `X-Forwarded-For`, and what
 * stands before those can be anybody's invention: only as many entries are believed as proxies stand in front of us.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string | undefined {
  const hops = trustedProxies > 0 ? (forwardedFor?.split(",") ?? []) : [];
  const believed = hops.length > 0 ? hops[Math.max(0, hops.length - trustedProxies)] : undefined;
  return plainAddress(believed) ?? plainAddress(socketAddress);
}

/** Notes the address on the request for those who answer it. */
export function stampAddress(request: IncomingMessage): void {
  (globalThis as Shared).guichetStampsAddresses = true;
  const forwarded = request.headers["x-forwarded-for"];
  const address = clientAddress(
    request.socket.remoteAddress,
    Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
    env.GUICHET_TRUSTED_PROXIES,
  );
  if (address) request.headers[header] = address;
  else delete request.headers[header];
}

/** Where a request came from. Without our web server in front nothing a client says about its address is believed. */
export function originOf(headers: Headers): Origin {
  const isStamped = (globalThis as Shared).guichetStampsAddresses;
  return {
    ip: isStamped ? (headers.get(header) ?? undefined) : undefined,
    userAgent: headers.get("user-agent")?.slice(0, 400) || undefined,
  };
}

/** One household or office: a single IPv4 address, or the IPv6 network that a connection is given whole. */
export function networkOf(ip: string): string {
  if (isIP(ip) !== 6) return ip;
  const [head = "", tail] = ip.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  const groups = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => "0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

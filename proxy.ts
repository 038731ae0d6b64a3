import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { getToken } from "next-auth/jwt";
import { env } from "@/server/env";
import { adPreviewOrigins, securityHeaders } from "./server/security-headers";

const openPages = ["/sign-in", "/reset-password", "/invitation", "/welcome", "/stop-mail"];

const isOpen = (path: string) =>
  path.startsWith("/api/") || openPages.some((page) => path === page || path.startsWith(`${page}/`));

/** Every page has a security policy with a nonce of its own; the console is for those who are signed in. */
export async function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl;
  const isSecure = env.GUICHET_URL.startsWith("https://");
  const given = request.headers.get("x-request-id") ?? "";
  const requestId = /^[\w-]{8,64}$/.test(given) ? given : randomUUID();

  const nonce = randomBytes(16).toString("base64");
  const answerHeaders = securityHeaders({
    nonce,
    isSecure,
    isDevelopment: process.env.NODE_ENV === "development",
    hasSignup: env.META_EMBEDDED_SIGNUP_CONFIG_ID !== undefined,
    framed: adPreviewOrigins(env.META_GRAPH_URL),
    isPage: !pathname.startsWith("/api/") || pathname === "/api/v1/reference",
  });

  const headers = new Headers(request.headers);
  headers.set("x-request-id", requestId);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", answerHeaders["content-security-policy"]);

  const response = (await mayEnter(request, isSecure))
    ? NextResponse.next({ request: { headers } })
    : NextResponse.redirect(
        new URL(`/sign-in?callbackUrl=${encodeURIComponent(pathname + search)}`, request.url),
      );

  for (const [name, value] of Object.entries(answerHeaders)) response.headers.set(name, value);
  response.headers.set("x-request-id", requestId);
  return response;
}

async function mayEnter(request: NextRequest, secureCookie: boolean) {
  if (isOpen(request.nextUrl.pathname)) return true;
  return (await getToken({ req: request, secret: env.GUICHET_AUTH_SECRET, secureCookie })) !== null;
}

export const config = {
  // Meta's webhooks have a fast lane, files that never change need no policy, and those of messages bring a stricter
  // one (besides, Next cuts off what is uploaded through here at 10 MB). Each is named to its end: whatever else begins
  // like it gets a page, and a page gets a policy.
  matcher: [
    "/((?!api/webhooks/meta$|api/media$|api/media/[0-9a-f-]+$|api/ad-pictures$|api/ad-pictures/[0-9a-f-]+$|api/ad-videos$|api/ad-videos/[0-9a-f-]+$|api/profile-pictures$|api/profile-pictures/[0-9a-f-]+$|_next/static/|_next/image$|icon\\.svg$|favicon\\.ico$|robots\\.txt$).*)",
  ],
};

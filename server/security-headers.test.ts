import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server.js";
import { expect, test } from "vitest";
import { config } from "@/proxy";
import { adPreviewOrigins, securityHeaders, sonnerStyleHashes } from "./security-headers";

const page = { nonce: "bm9uY2U", isSecure: true, isDevelopment: false, isPage: true };
const directive = (policy: string, name: string) =>
  policy.split("; ").find((part) => part.startsWith(`${name} `));

test("a script runs only with this page's nonce", () => {
  const { "content-security-policy": policy } = securityHeaders(page);
  expect(directive(policy, "script-src")).toBe("script-src 'self' 'nonce-bm9uY2U' 'strict-dynamic'");
  expect(policy).not.toContain("unsafe-eval");
  expect(policy.replace("style-src-attr 'unsafe-inline'", "")).not.toContain("unsafe-inline");
});

test("nobody frames us, and nothing but our own server is asked", () => {
  const { "content-security-policy": policy } = securityHeaders(page);
  expect(directive(policy, "frame-ancestors")).toBe("frame-ancestors 'none'");
  expect(directive(policy, "connect-src")).toBe("connect-src 'self'");
  expect(policy).not.toMatch(/https?:|\*/);
});

test("Meta's script is let in only where its sign-up window is set up", () => {
  const { "content-security-policy": policy, ...rest } = securityHeaders({ ...page, hasSignup: true });
  expect(directive(policy, "script-src")).toContain("https://connect.facebook.net");
  expect(directive(policy, "connect-src")).toBe("connect-src 'self' https://www.facebook.com");
  expect(directive(policy, "frame-src")).toBe("frame-src https://www.facebook.com");
  expect(rest["cross-origin-opener-policy"]).toBe("same-origin-allow-popups");
  expect(securityHeaders(page)["content-security-policy"]).not.toContain("facebook");
  expect(securityHeaders(page)["cross-origin-opener-policy"]).toBe("same-origin");
});

test("previews of ads are framed from Meta and its stand-in, and from nowhere else", () => {
  const framed = (graphUrl: string) => {
    const headers = securityHeaders({ ...page, framed: adPreviewOrigins(graphUrl) });
    return directive(headers["content-security-policy"], "frame-src");
  };
  const metas = "frame-src https://www.facebook.com https://business.facebook.com";
  expect(framed("https://graph.facebook.com")).toBe(metas);
  expect(framed("http://localhost:3001/graph")).toBe(`${metas} http://localhost:3001`);
  expect(directive(securityHeaders(page)["content-security-policy"], "frame-src")).toBe("frame-src 'none'");
});

test("https is promised only where there is https", () => {
  expect(securityHeaders(page)).toHaveProperty("strict-transport-security");
  const local = securityHeaders({ ...page, isSecure: false });
  expect(local).not.toHaveProperty("strict-transport-security");
  expect(local["content-security-policy"]).not.toContain("upgrade-insecure-requests");
});

test("an answer of the API may load nothing at all", () => {
  expect(securityHeaders({ ...page, isPage: false })["content-security-policy"]).toBe(
    "default-src 'none'; frame-ancestors 'none'",
  );
});

test("the style sheet of the toasts is known by the hash of the installed version", () => {
  const source = readFileSync(new URL("../node_modules/sonner/dist/index.mjs", import.meta.url), "utf8");
  const literal = /__insertCSS\((".*?[^\\]")\);/s.exec(source)?.[1];
  const css: string = JSON.parse(literal ?? '""');
  expect(css).toContain("[data-sonner-toaster]");
  expect(sonnerStyleHashes).toEqual(
    ["", css].map((text) => `sha256-${createHash("sha256").update(text).digest("base64")}`),
  );
});

test("everything has a policy, except by name what brings its own or needs none", () => {
  const hasPolicy = (url: string) => unstable_doesMiddlewareMatch({ config, nextConfig: {}, url });
  const id = "01a205bb-b3ff-754a-846e-31cca4db5e60";
  for (const path of ["/", "/inbox", "/sign-in", "/api/trpc/inbox.list", "/icon.svgx", "/favicon.icon"])
    expect(hasPolicy(path), path).toBe(true);
  for (const path of [
    "/api/mediators",
    "/api/media/..%2f..%2fetc",
    `/api/media/${id}/more`,
    `/api/profile-pictures/${id}/more`,
    "/api/webhooks/x",
  ])
    expect(hasPolicy(path), path).toBe(true);
  for (const path of [
    "/api/webhooks/meta",
    "/api/media",
    `/api/media/${id}`,
    "/api/ad-pictures",
    `/api/ad-pictures/${id}`,
    "/api/ad-videos",
    `/api/ad-videos/${id}`,
    "/api/profile-pictures",
    `/api/profile-pictures/${id}`,
    "/_next/static/a.js",
    "/icon.svg",
  ])
    expect(hasPolicy(path), path).toBe(false);
});

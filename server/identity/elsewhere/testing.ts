import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { authOptions } from "../auth";
import type { Claims } from "./providers";

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An OpenID provider of this test's own: whoever comes is the person that `claims` describe. */
export async function openIssuer() {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = randomUUID();
  const asked = new Map<string, URLSearchParams>();
  const state: { claims: Claims; spoil?: Record<string, unknown> } = { claims: { sub: "nobody" } };
  let address = "";

  const idToken = (request: URLSearchParams) => {
    const now = Math.floor(Date.now() / 1000);
    const token = {
      iss: address,
      aud: request.get("client_id"),
      nonce: request.get("nonce"),
      iat: now,
      exp: now + 300,
      ...state.claims,
      ...state.spoil,
    };
    const signed = `${base64({ alg: "RS256", kid })}.${base64(token)}`;
    return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", address);
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
      case "/tenant-1/v2.0/.well-known/openid-configuration":
        return json({
          issuer: address,
          authorization_endpoint: `${address}/authorize`,
          token_endpoint: `${address}/token`,
          jwks_uri: `${address}/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
        });
      case "/keys":
        return json({ keys: [{ ...publicKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" }] });
      case "/authorize": {
        const code = randomUUID();
        asked.set(code, url.searchParams);
        const back = new URL(url.searchParams.get("redirect_uri") ?? "");
        back.search = new URLSearchParams({ code, state: url.searchParams.get("state") ?? "" }).toString();
        return response.writeHead(302, { location: back.href }).end();
      }
      case "/token": {
        const form = new URLSearchParams(await text(request));
        const authorized = asked.get(form.get("code") ?? "");
        asked.delete(form.get("code") ?? "");
        const verifier = createHash("sha256")
          .update(form.get("code_verifier") ?? "")
          .digest("base64url");
        if (!authorized || authorized.get("code_challenge") !== verifier)
          return json({ error: "invalid_grant" }, 400);
        return json({ access_token: "unused", token_type: "Bearer", id_token: idToken(authorized) });
      }
      default:
        return json({}, 404);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address, state, close: () => new Promise((resolve) => server.close(resolve)) };
}

const ledTo = (url: string) =>
  new Promise<string>((resolve, reject) => {
    get(url, ({ headers }) => resolve(headers.location ?? "")).on("error", reject);
  });

type Former = { userId: string; sessionId: string };

/** A browser at our door: it keeps cookies, and follows where it is led. */
export function openBrowser(former?: Former) {
  const jar = new Map<string, string>();
  let half: string | undefined;

  async function ask(path: string, form?: Record<string, string>) {
    const url = new URL(path, "http://127.0.0.1:3000");
    const answer: { status: number; location?: string; body?: unknown } = { status: 200 };
    const headers = new Map<string, string | string[]>();
    const response = {
      status: (status: number) => {
        answer.status = status;
        return response;
      },
      getHeader: (name: string) => headers.get(name.toLowerCase()),
      setHeader: (name: string, value: string | string[]) => {
        headers.set(name.toLowerCase(), value);
        return response;
      },
      json: (body: unknown) => {
        answer.body = body;
      },
      send: (body: unknown) => {
        answer.body = body;
      },
      end: () => {},
    };
    const request = {
      method: form ? "POST" : "GET",
      headers: { host: url.host },
      cookies: Object.fromEntries(jar),
      query: { nextauth: url.pathname.split("/").slice(3), ...Object.fromEntries(url.searchParams) },
      body: form,
    };
    const options = authOptions({
      former,
      onHalf: (ticket) => {
        half = ticket;
      },
    });
    await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
    for (const line of [headers.get("set-cookie") ?? []].flat()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, decodeURIComponent(value));
    }
    const location = headers.get("location");
    return { ...answer, location: typeof location === "string" ? location : undefined };
  }

  return {
    jar,
    half: () => half,
    /** Presses the provider's button and comes back from there; says where she is then. */
    async comeFrom(provider: string, { callback = (url: string) => url } = {}) {
      const { csrfToken } = (await ask("/api/auth/csrf")).body as { csrfToken: string };
      const begun = await ask(`/api/auth/signin/${provider}`, { csrfToken, json: "true" });
      const { url } = begun.body as { url: string };
      const back = await ask(callback(await ledTo(url)));
      return { location: back.location, isSignedIn: Boolean(jar.get("next-auth.session-token")) };
    },
  };
}

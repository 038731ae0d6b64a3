import type { IncomingMessage } from "node:http";
import { isTokenOver, makeToken, type Permission, permissions, type Token } from "../business";
import type { World } from "../world";
import { GraphError } from "./errors";

const bearer = (request: IncomingMessage) => request.headers.authorization?.replace(/^(Bearer|OAuth) /, "");
const appToken = ({ settings }: World) => `${settings.META_APP_ID}|${settings.META_APP_SECRET}`;
const tokenSeconds = (ms: number | undefined) => (ms === undefined ? 0 : Math.floor(ms / 1000));

/** The token of a call, if Meta would still take it. */
export function authorize(world: World, request: IncomingMessage): Token {
  const given = bearer(request);
  const token = given === undefined ? undefined : world.tokens.get(given);
  if (!token) {
    const message = given
      ? "Invalid OAuth access token - Cannot parse access token"
      : "An access token is required to request this resource.";
    throw new GraphError(190, { message });
  }
  if (token.isRevoked) {
    const message = "Error validating access token: The session has been invalidated.";
    throw new GraphError(190, { message, subcode: 460 });
  }
  if (isTokenOver(token, world.now())) {
    const message = "Error validating access token: Session has expired.";
    throw new GraphError(190, { message, subcode: 463 });
  }
  return token;
}

/** Refuses what the token was not given. */
export function requirePermission({ permissions: granted }: Token, needed: Permission) {
  if (granted.includes(needed)) return;
  throw new GraphError(10, { message: `(#10) This action requires the permission ${needed}.` });
}

/** What Meta tells an app about a token that was made for it. */
export function debugToken(world: World, request: IncomingMessage, query: URLSearchParams) {
  if (bearer(request) !== appToken(world)) {
    throw new GraphError(190, { message: "Invalid OAuth access token - Cannot parse access token" });
  }
  const token = world.tokens.get(query.get("input_token") ?? "");
  const { META_APP_ID: app_id, SANDBOX_WABA_ID: wabaId } = world.settings;
  if (!token) {
    const error = { code: 190, message: "The access token could not be decrypted" };
    return { data: { app_id, is_valid: false, error, scopes: [] } };
  }
  const isOver = isTokenOver(token, world.now());
  const error = token.isRevoked
    ? { code: 190, subcode: 460, message: "The session has been invalidated." }
    : { code: 190, subcode: 463, message: "Session has expired." };
  return {
    data: {
      app_id,
      type: "SYSTEM_USER",
      application: "Guichet",
      data_access_expires_at: 0,
      expires_at: tokenSeconds(token.expiresAt),
      is_valid: !token.isRevoked && !isOver,
      ...((token.isRevoked || isOver) && { error }),
      scopes: token.permissions,
      granular_scopes: token.permissions.map((scope) => ({ scope })),
      user_id: `${wabaId}01`,
    },
  };
}

/** The code of Meta's sign-up window for a token, when the app proves itself with its secret. */
export function exchangeCode(world: World, query: URLSearchParams) {
  const { META_APP_ID, META_APP_SECRET } = world.settings;
  if (query.get("client_id") !== META_APP_ID || query.get("client_secret") !== META_APP_SECRET) {
    throw new GraphError(1, { message: "Error validating client secret." });
  }
  if (!query.get("code")) throw new GraphError(100, { message: "(#100) Missing authorization code" });
  const { id } = makeToken(world, { permissions: [...permissions], expiresInDays: 60 });
  return { access_token: id, token_type: "bearer", expires_in: 60 * 24 * 3600 };
}

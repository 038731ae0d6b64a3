import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "../../env";
import type { ProviderId } from "../schemas";

/** What the provider's signed token says; nothing else of an answer is believed. */
export type Claims = {
  sub: string;
  email?: string;
  email_verified?: boolean;
  /** Google: the company whose accounts Google keeps. */
  hd?: string;
  /** Entra: whether the owner of the address's domain has proved to be that. Comes in several spellings. */
  xms_edov?: boolean | string | number;
};

type Registered = { issuer: string; clientId: string; clientSecret: string };

/** The providers whose ids are set, each with where it is. */
function registered(): Partial<Record<ProviderId, Registered>> {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GOOGLE_ISSUER } = env;
  const { ENTRA_CLIENT_ID, ENTRA_CLIENT_SECRET, ENTRA_TENANT_ID, ENTRA_ISSUER } = env;
  return {
    ...(GOOGLE_CLIENT_ID &&
      GOOGLE_CLIENT_SECRET && {
        google: { issuer: GOOGLE_ISSUER, clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET },
      }),
    ...(ENTRA_CLIENT_ID &&
      ENTRA_CLIENT_SECRET &&
      ENTRA_TENANT_ID && {
        entra: {
          issuer: `${ENTRA_ISSUER}/${ENTRA_TENANT_ID}/v2.0`,
          clientId: ENTRA_CLIENT_ID,
          clientSecret: ENTRA_CLIENT_SECRET,
        },
      }),
  };
}

export const providerIds = () => Object.keys(registered()) as ProviderId[];

/** OpenID Connect with everything that binds the answer to the browser that asked. */
export const elsewhereProviders = (): OAuthConfig<Claims>[] =>
  Object.entries(registered()).map(([id, { issuer, clientId, clientSecret }]) => ({
    id,
    name: id,
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile", prompt: "select_account" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    clientId,
    clientSecret,
    profile: ({ sub }) => ({ id: sub }),
  }));

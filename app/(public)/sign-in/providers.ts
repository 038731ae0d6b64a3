import { env } from "@/server/env";
import type { ProviderId } from "@/server/identity/schemas";

/** Where else people may have an account by which they sign in here: what the settings name. */
export function providersHere(): ProviderId[] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = env;
  const { ENTRA_CLIENT_ID, ENTRA_CLIENT_SECRET, ENTRA_TENANT_ID } = env;
  return [
    ...(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET ? (["google"] as const) : []),
    ...(ENTRA_CLIENT_ID && ENTRA_CLIENT_SECRET && ENTRA_TENANT_ID ? (["entra"] as const) : []),
  ];
}

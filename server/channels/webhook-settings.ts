import type { Ctx } from "../context";
import { env } from "../env";
import { recordAudit } from "../identity/record-audit";

/** What an owner pastes into the app's settings at Meta, and what Meta's sign-up window needs when it is set up. */
export function webhookSettings() {
  const { META_APP_ID: appId, META_EMBEDDED_SIGNUP_CONFIG_ID: configId, META_GRAPH_VERSION: version } = env;
  return {
    address: new URL("/api/webhooks/meta", env.GUICHET_URL).href,
    signup: configId ? { appId, configId, version } : undefined,
  };
}

/** The word by which Meta proves that it speaks about this app; whoever looks at it is recorded. */
export async function showVerifyToken(ctx: Ctx) {
  await recordAudit(ctx, { action: "channel.verify_token_shown" });
  return { verifyToken: env.META_VERIFY_TOKEN };
}

import { z } from "zod";
import { env } from "@/server/env";
import { callGraph, type GraphResult } from "./client";

/** What connecting a channel asks of Meta, and what is asked again to see whether it still works. */
export const neededPermissions = ["whatsapp_business_messaging", "whatsapp_business_management"] as const;
export type Permission = (typeof neededPermissions)[number];

const appToken = () => `${env.META_APP_ID}|${env.META_APP_SECRET}`;

const words = z.string().optional().catch(undefined);
const seconds = z.number().optional().catch(undefined);

const debugged = z.object({
  data: z.object({
    app_id: words,
    type: words,
    is_valid: z.boolean().default(false),
    expires_at: seconds,
    data_access_expires_at: seconds,
    scopes: z.array(z.string()).default([]),
    granular_scopes: z
      .array(z.object({ scope: z.string(), target_ids: z.array(z.string()).optional() }))
      .default([]),
    error: z.object({ code: z.number().optional(), subcode: z.number().optional() }).optional(),
  }),
});

export type TokenReading = {
  isValid: boolean;
  /** Of an invalid one: 463 says that it expired, others that it was taken back. */
  subcode?: number;
  expiresAt?: Date;
  permissions: string[];
  /** Permissions that hold for these accounts only; one that is absent here holds for all that was shared. */
  limitedTo: { permission: string; accountIds: string[] }[];
};

/** What a token may do and until when, which Meta tells the app that it was made for. */
export async function readToken(token: string): Promise<GraphResult<TokenReading>> {
  const result = await callGraph({
    method: "GET",
    path: "debug_token",
    token: appToken(),
    secrets: [token, env.META_APP_SECRET],
    query: { input_token: token },
    answer: debugged,
  });
  if (!result.ok) return result;
  const { is_valid, expires_at, data_access_expires_at, scopes, granular_scopes, error } = result.value.data;
  // Nought means that it never ends.
  const ends = [expires_at, data_access_expires_at].flatMap((at) => (at ? [at] : []));
  return {
    ...result,
    value: {
      isValid: is_valid,
      subcode: error?.subcode,
      expiresAt: ends.length > 0 ? new Date(Math.min(...ends) * 1000) : undefined,
      permissions: scopes,
      limitedTo: granular_scopes.flatMap(({ scope, target_ids }) =>
        target_ids ? [{ permission: scope, accountIds: target_ids }] : [],
      ),
    },
  };
}

const healthEntity = z.object({
  entity_type: z.string(),
  can_send_message: z.string().optional(),
  additional_info: z.array(z.string()).default([]),
  errors: z
    .array(
      z.object({
        error_code: z.number().optional(),
        error_description: z.string().default(""),
        possible_solution: z.string().default(""),
      }),
    )
    .default([]),
});
const health = z.object({ can_send_message: words, entities: z.array(healthEntity).default([]) });
export type HealthEntity = z.infer<typeof healthEntity>;

const numberNode = z.object({
  id: z.string(),
  display_phone_number: z.string(),
  verified_name: z.string().default(""),
  quality_rating: words,
  status: words,
  name_status: words,
  code_verification_status: words,
  platform_type: words,
  whatsapp_business_manager_messaging_limit: words,
  throughput: z.object({ level: words }).optional().catch(undefined),
  is_official_business_account: z.boolean().optional().catch(undefined),
  last_onboarded_time: words,
  health_status: health.optional().catch(undefined),
});
export type NumberNode = z.infer<typeof numberNode>;

const numberFields = Object.keys(numberNode.shape).join(",");

type OfNumber = { phoneNumberId: string; token: string };
type OfAccount = { wabaId: string; token: string };

export const readNumberNode = ({ phoneNumberId, token }: OfNumber) =>
  callGraph({
    method: "GET",
    path: phoneNumberId,
    token,
    query: { fields: numberFields },
    answer: numberNode,
  });

const accountNode = z.object({
  id: z.string(),
  name: z.string().default(""),
  currency: z.string().length(3).optional().catch(undefined),
  /** Which zone its number means is in time-zones.ts. */
  timezone_id: z.coerce.string().optional().catch(undefined),
  account_review_status: words,
  business_verification_status: words,
});
export type AccountNode = z.infer<typeof accountNode>;

export const readAccountNode = ({ wabaId, token }: OfAccount) =>
  callGraph({
    method: "GET",
    path: wabaId,
    token,
    query: { fields: Object.keys(accountNode.shape).join(",") },
    answer: accountNode,
  });

const idPage = z.object({
  data: z.array(z.object({ id: z.string() })),
  paging: z
    .object({ cursors: z.object({ after: z.string().optional() }).optional(), next: z.string().optional() })
    .optional(),
});
const mostPages = 20;

/** Whether the number is one of the account's, however many it has. */
export async function belongsToAccount({
  wabaId,
  phoneNumberId,
  token,
}: OfNumber & OfAccount): Promise<GraphResult<boolean>> {
  let after: string | undefined;
  for (let pages = 0; pages < mostPages; pages++) {
    const query = { fields: "id", limit: 100, after };
    const path = `${wabaId}/phone_numbers`;
    const result = await callGraph({ method: "GET", path, token, query, answer: idPage });
    if (!result.ok) return result;
    const { data, paging } = result.value;
    if (data.some(({ id }) => id === phoneNumberId)) return { ...result, value: true };
    after = paging?.cursors?.after;
    if (!paging?.next || !after) return { ...result, value: false };
  }
  return { ok: true, value: false };
}

const subscribedApps = z.object({
  data: z.array(z.object({ whatsapp_business_api_data: z.object({ id: z.string() }).optional() })),
});

/** Whether Meta sends this app the webhooks of the account. */
export async function isSubscribed({ wabaId, token }: OfAccount): Promise<GraphResult<boolean>> {
  const path = `${wabaId}/subscribed_apps`;
  const result = await callGraph({ method: "GET", path, token, answer: subscribedApps });
  if (!result.ok) return result;
  const isOurs = result.value.data.some((app) => app.whatsapp_business_api_data?.id === env.META_APP_ID);
  return { ...result, value: isOurs };
}

const success = z.object({ success: z.literal(true) });

export const unsubscribe = ({ wabaId, token }: OfAccount) =>
  callGraph({ method: "DELETE", path: `${wabaId}/subscribed_apps`, token, answer: success });

/** Lets a number send and receive here. The PIN is the one its owner set, or sets with this. */
export const registerNumber = ({ phoneNumberId, token, pin }: OfNumber & { pin: string }) =>
  callGraph({
    method: "POST",
    path: `${phoneNumberId}/register`,
    token,
    secrets: [pin],
    json: { messaging_product: "whatsapp", pin },
    answer: success,
  });

/** The token behind the code that Meta's own sign-up window gave to the browser. */
export async function exchangeCode(code: string): Promise<GraphResult<string>> {
  const result = await callGraph({
    method: "GET",
    path: "oauth/access_token",
    secrets: [code, env.META_APP_SECRET],
    query: { client_id: env.META_APP_ID, client_secret: env.META_APP_SECRET, code },
    answer: z.object({ access_token: z.string() }),
  });
  return result.ok ? { ...result, value: result.value.access_token } : result;
}

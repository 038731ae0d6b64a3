import { createHmac } from "node:crypto";
import { z } from "zod";
import { env } from "@/server/env";
import { callGraph, type GraphResult, refused } from "../client";
import { compact } from "../shape";

/** The one version of the Marketing API that is spoken here. A version lives about a year, half as long as the rest of Graph. */
export const marketingVersion = "v26.0";

/** Where every call about ads happens: the ad account, without `act_`, and who asks. */
export type OnAccount = { accountId: string; token: string };

/** `true`: Meta checks everything and writes nothing. */
export type Checkable = { isCheck?: boolean };

type MarketingCall<T> = {
  token: string;
  /** Absent where there is no ad account yet. */
  accountId?: string;
  method: "GET" | "POST" | "DELETE";
  path: string;
  params?: Record<string, unknown>;
  form?: FormData;
  answer: z.ZodType<T>;
  timeoutMs?: number;
};

/** Asks the Marketing API. What Meta says of its limits counts for this ad account, and messages never wait for it. */
export async function callMarketing<T>(call: MarketingCall<T>): Promise<GraphResult<T>> {
  const { accountId, token, method, path, params = {}, form, answer, timeoutMs } = call;
  const proof = createHmac("sha256", env.META_APP_SECRET).update(token).digest("hex");
  const given: Record<string, unknown> = compact({ ...params, appsecret_proof: proof });
  const isWritten = method === "POST" && !form;
  const result = await callGraph({
    method,
    path,
    version: marketingVersion,
    allowance: accountId && allowanceOf(accountId, token, path),
    token,
    secrets: [proof],
    query: isWritten ? undefined : asQuery(given),
    json: isWritten ? given : undefined,
    form,
    answer,
    timeoutMs,
  });
  if (result.ok || result.error.retryAfterMs !== undefined) return result;
  return { ...result, error: { ...result.error, retryAfterMs: result.usage?.regainAfterMs } };
}

/** Insights have an allowance of their own. */
const allowanceOf = (accountId: string, token: string, path: string) =>
  `${path.endsWith("/insights") ? "insights" : "management"} of ${accountId} for ${token}`;

export const actOf = (accountId: string) => `act_${accountId}`;

/** In an address Meta reads lists and objects as JSON. */
const asQuery = (params: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === "object" || typeof value === "boolean" ? JSON.stringify(value) : String(value),
    ]),
  );

export const checkOptions = (isCheck: boolean | undefined) => (isCheck ? ["validate_only"] : undefined);

/** What a create answers; a check only says that it went well. */
export const created = z.object({ id: z.string().optional(), success: z.boolean().optional() });
export const done = z.object({ success: z.literal(true) });

const mostPages = 200;

/** Everything behind an edge, page after page. */
export async function listMarketing<T>({
  item,
  ...call
}: Omit<MarketingCall<T>, "answer" | "method"> & { item: z.ZodType<T> }): Promise<GraphResult<T[]>> {
  const answer = z.object({
    data: z.array(item),
    paging: z
      .object({ next: z.string().optional(), cursors: z.object({ after: z.string().optional() }).optional() })
      .optional(),
  });
  const found: T[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < mostPages; pages++) {
    const params = { limit: 100, ...call.params, after };
    const result = await callMarketing({ ...call, method: "GET", params, answer });
    if (!result.ok) return result;
    found.push(...result.value.data);
    const { paging } = result.value;
    after = paging?.next ? paging.cursors?.after : undefined;
    if (!after) return { ...result, value: found };
  }
  return refused("Meta has more here than is read at once.");
}

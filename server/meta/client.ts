import { z } from "zod";
import { env } from "@/server/env";
import { AppError } from "@/server/errors";
import { log } from "@/server/log";
import { metrics } from "@/server/metrics";
import { describeSpan, traced } from "@/server/tracing";
import { explain } from "./errors";
import { heedUsage, restOf } from "./rest";
import { type GraphUsage, usageOf } from "./usage";

/** Why a call failed, as data: what is expected to go wrong with a message is shown beside it. */
export type GraphError = {
  /** `refused`: Meta certainly did not do it. `unknown`: it may have, so nothing may be sent again. */
  outcome: "refused" | "unknown";
  httpStatus?: number;
  code?: number;
  subcode?: number;
  message: string;
  /** Meta's own heading for a person, in the language of the token's owner. */
  title?: string;
  details?: string;
  /** The parameters that Meta blames, each as a path such as `targeting.age_min`. */
  blamed?: string[];
  /** The part of an upload that Meta has not got yet. */
  wanted?: { fromByte: number; toByte: number };
  traceId?: string;
  retryAfterMs?: number;
  isTransient: boolean;
};

export type GraphResult<T> =
  | { ok: true; value: T; usage?: GraphUsage }
  | { ok: false; error: GraphError; usage?: GraphUsage };

export type GraphCall<T> = {
  method: "GET" | "POST" | "DELETE";
  /** Below the version, such as `106540352242922/messages`. */
  path: string;
  /** Where a part of Meta's API has a version of its own. */
  version?: string;
  /** Whose allowance this uses up, when it is not the token's. */
  allowance?: string;
  /** Absent only where the call itself proves who asks, with the app's secret. */
  token?: string;
  /** What else of this call must never be said again, when Meta repeats it in a refusal. */
  secrets?: string[];
  /** What a good answer looks like. */
  answer: z.ZodType<T>;
  query?: Record<string, string | number | undefined>;
  json?: unknown;
  form?: FormData;
  /** A file for Meta's resumable upload, from this byte of it on. */
  file?: { bytes: Uint8Array<ArrayBuffer>; offset: number };
  signal?: AbortSignal;
  timeoutMs?: number;
};

/** Turns a refusal into an error a person can act on, where there is no message to show it beside. */
export function orThrow<T>(result: GraphResult<T>): T {
  if (result.ok) return result.value;
  const { key, sentence } = explain(result.error.code);
  throw new AppError("UPSTREAM", sentence, { key, cause: result.error });
}

export function refused(message: string, more: Partial<GraphError> = {}): { ok: false; error: GraphError } {
  return { ok: false, error: { outcome: "refused", message, isTransient: false, ...more } };
}

/** Ids, words, and the sessions of Meta's resumable upload. */
const safePath = /^(upload:[A-Za-z0-9_=-]+|[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*)$/;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export function isLoopback({ hostname }: URL): boolean {
  return loopback.test(hostname);
}

type Address = Pick<GraphCall<unknown>, "path" | "query" | "version">;

function urlOf({ path, query = {}, version = env.META_GRAPH_VERSION }: Address): URL | undefined {
  if (!safePath.test(path)) return undefined;
  const url = new URL(`${env.META_GRAPH_URL.replace(/\/+$/, "")}/${version}/${path}`);
  // A token must not cross a network in the clear.
  if (url.protocol !== "https:" && !isLoopback(url)) return undefined;
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(key, String(value));
  }
  return url;
}

/** Meta's code for an account that asks too often. */
const rateLimited = 80007;
const defaultTimeoutMs = 30_000;
const longestAnswer = 8 * 1024 * 1024;

/** The only way out to the Graph API. Logs ids, codes and times; never a token, a body or a query. */
export async function callGraph<T>(call: GraphCall<T>): Promise<GraphResult<T>> {
  const startedAt = performance.now();
  const result = await traced("meta", async () => {
    const result = await attempt(call);
    const { outcome, httpStatus, code } = result.ok ? { outcome: "done", httpStatus: 200 } : result.error;
    describeSpan({ "http.request.method": call.method, outcome, httpStatus, code });
    return result;
  });
  const outcome = result.ok ? "done" : result.error.outcome;
  metrics.metaCallSeconds.observe({ outcome }, (performance.now() - startedAt) / 1000);
  if (!result.ok) {
    const { outcome, httpStatus, code, subcode, traceId } = result.error;
    metrics.metaErrors.inc({ code: code ?? "none", where: "call" });
    const tookMs = Math.round(performance.now() - startedAt);
    log.warn(
      { method: call.method, path: call.path, outcome, httpStatus, code, subcode, traceId, tookMs },
      "Meta did not do what we asked",
    );
  }
  return result;
}

async function attempt<T>(call: GraphCall<T>): Promise<GraphResult<T>> {
  const {
    method,
    token,
    allowance = token,
    secrets = [],
    json,
    form,
    file,
    signal,
    timeoutMs = defaultTimeoutMs,
  } = call;
  const url = urlOf(call);
  if (!url) return refused("This is not an address at Meta.");
  if (token !== undefined && !isToken(token)) {
    return refused("The access token is not readable.", { code: 190 });
  }
  const retryAfterMs = allowance === undefined ? 0 : restOf(allowance, call.path);
  if (retryAfterMs > 0) {
    const message = "Meta's allowance for these calls is used up.";
    return refused(message, { code: rateLimited, isTransient: true, retryAfterMs });
  }
  if (signal?.aborted) return refused("The call was called off before it began.", { isTransient: true });

  let response: Response;
  let text: string;
  try {
    const timeout = AbortSignal.timeout(timeoutMs);
    response = await fetch(url, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `${file ? "OAuth" : "Bearer"} ${token}` }),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...(file && { "content-type": "application/octet-stream", file_offset: String(file.offset) }),
      },
      body: json === undefined ? (file?.bytes.subarray(file.offset) ?? form) : JSON.stringify(json),
      redirect: "manual",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    text = await textOf(response);
  } catch (error) {
    return { ok: false, error: networkError(error) };
  }
  const usage = usageOf(response.headers);
  if (allowance !== undefined) heedUsage(allowance, usage);
  const body = jsonOf(text);
  if (!response.ok) {
    const error = refusalOf(response, body, usage);
    // Meta repeats a malformed token in its sentence.
    const veil = (words: string) =>
      [...secrets, token ?? ""]
        .filter(Boolean)
        .reduce((veiled, secret) => veiled.replaceAll(secret, "[token]"), words);
    return {
      ok: false,
      error: { ...error, message: veil(error.message), details: error.details && veil(error.details) },
      usage,
    };
  }

  const answer = call.answer.safeParse(body);
  if (answer.success) return { ok: true, value: answer.data, usage };
  const message = "Meta answered in a way we do not understand.";
  return {
    ok: false,
    error: { outcome: "unknown", httpStatus: response.status, message, isTransient: false },
    usage,
  };
}

export const isToken = (token: string) => /^[\x21-\x7e]{1,2000}$/.test(token);

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > longestAnswer) throw new Error("The answer is too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const errorData = z.object({
  details: z.string().optional(),
  blame_field_specs: z.array(z.array(z.string())).optional().catch(undefined),
  start_offset: z.coerce.number().optional().catch(undefined),
  end_offset: z.coerce.number().optional().catch(undefined),
});

const envelope = z.object({
  error: z.object({
    message: z.string().default(""),
    code: z.number().optional(),
    error_subcode: z.number().optional(),
    is_transient: z.boolean().optional(),
    fbtrace_id: z.string().optional(),
    error_user_title: z.string().optional(),
    error_user_msg: z.string().optional(),
    // Ads have it as JSON in a string, now and then.
    error_data: z
      .preprocess((data) => (typeof data === "string" ? jsonOf(data) : data), errorData)
      .optional()
      .catch(undefined),
  }),
});

function refusalOf(response: Response, body: unknown, usage: GraphUsage | undefined): GraphError {
  const { status: httpStatus, headers } = response;
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  const isThrottled = httpStatus === 429;
  const parsed = envelope.safeParse(body);
  if (!parsed.success) {
    // Somebody on the way answered, and we cannot know how far the call had come.
    const outcome = httpStatus >= 500 ? "unknown" : "refused";
    const message = `Meta answered ${httpStatus} without a reason.`;
    const retryAfterMs = seconds >= 0 ? seconds * 1000 : undefined;
    return { outcome, httpStatus, message, isTransient: isThrottled || httpStatus >= 500, retryAfterMs };
  }
  const { message, code, error_subcode, is_transient, fbtrace_id } = parsed.data.error;
  const { error_user_title, error_user_msg, error_data } = parsed.data.error;
  const { retry } = explain(code);
  return {
    // An error of Meta's own says that it did not do it, whatever the status.
    outcome: "refused",
    httpStatus,
    code,
    subcode: error_subcode,
    message,
    title: error_user_title,
    details: error_data?.details ?? error_user_msg,
    blamed: error_data?.blame_field_specs?.map((path) => path.join(".")),
    wanted: wantedOf(error_data),
    traceId: fbtrace_id,
    retryAfterMs: seconds >= 0 ? seconds * 1000 : retry === "throughput" ? usage?.regainAfterMs : undefined,
    isTransient: is_transient ?? (isThrottled || retry === "transient" || retry === "throughput"),
  };
}

const wantedOf = ({ start_offset, end_offset }: Partial<z.output<typeof errorData>> = {}) =>
  start_offset === undefined || end_offset === undefined
    ? undefined
    : { fromByte: start_offset, toByte: end_offset };

const neverConnected = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function networkError(error: unknown): GraphError {
  const causes = [error, error instanceof Error ? error.cause : undefined];
  const inner = causes.flatMap((cause) => (cause instanceof AggregateError ? cause.errors : [cause]));
  const codes = inner.map((cause) => (cause instanceof Error && "code" in cause ? String(cause.code) : ""));
  const isTls = codes.some((code) => code.includes("CERT") || code.startsWith("ERR_TLS"));
  const isRefused = isTls || codes.some((code) => neverConnected.has(code));
  if (isRefused) return { outcome: "refused", message: "Meta could not be reached.", isTransient: !isTls };
  return {
    outcome: "unknown",
    message: "The connection to Meta broke before it answered.",
    isTransient: true,
  };
}

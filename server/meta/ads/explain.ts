import { AppError } from "@/server/errors";
import type { GraphError, GraphResult } from "../client";
import { type DraftField, fieldBlamed } from "./draft-field";
import { type Refusal, rows } from "./refusals";

const refusals = new Map<string, Refusal>(
  rows.flatMap(([codes, remedy, key, sentence, field]) =>
    codes.split(" ").map((code): [string, Refusal] => [code, { remedy, key, sentence, field }]),
  ),
);

/** With a parameter to blame, any other 100. */
const fieldRefused: Refusal = {
  remedy: "fix",
  key: "adsFieldRefused",
  sentence: "Meta did not accept this value.",
};

const unknownRefusal: Refusal = {
  remedy: "stop",
  key: "adsUnknownReason",
  sentence: "Meta did not accept this and gave a reason we do not know.",
};

/** Every refusal that is told apart, for the catalogues. */
export const allRefusals: Refusal[] = [
  ...new Map([...refusals.values(), fieldRefused, unknownRefusal].map((one) => [one.key, one])).values(),
];

export type Explained = Refusal & {
  /** Meta's own words in the language of the token's owner: a number may stand for two things, so they are shown as well. */
  metaSays?: string;
  /** How long Meta wants to be left alone. */
  waitMs?: number;
};

const between = (code: number, from: number, to: number) => code >= from && code <= to;

/** What a refusal of the Marketing API means, which part of the draft it is about, and what helps. */
export function explainAds(error: GraphError): Explained {
  const blamedField = fieldBlamed(error.blamed ?? []);
  const found = refusalOf(error, blamedField);
  return {
    ...found,
    field: blamedField ?? found.field,
    metaSays: error.details ?? error.title,
    waitMs: error.retryAfterMs,
  };
}

function refusalOf(
  { code = -1, subcode, blamed, outcome }: GraphError,
  field: DraftField | undefined,
): Refusal {
  // One number for two things: what Meta blames tells them apart.
  if (subcode === 2238055 && field === "budget") return refusals.get("1885272") ?? unknownRefusal;
  if (subcode === 2238055 && field === "instagramUserId") return refusals.get("1815199") ?? unknownRefusal;
  const known =
    refusals.get(`${code}/${subcode}`) ?? refusals.get(String(subcode)) ?? refusals.get(String(code));
  if (known) return known;
  if (between(code, 80000, 80014)) return refusals.get("17") ?? unknownRefusal;
  if (between(code, 200, 299)) return refusals.get("10") ?? unknownRefusal;
  if (code === 100 && blamed && blamed.length > 0) return fieldRefused;
  // Nobody at Meta refused it: the connection broke, or something on the way answered.
  if (outcome === "unknown") return refusals.get("2") ?? unknownRefusal;
  return unknownRefusal;
}

/** Whether the same may go through later, with nobody doing anything: a limit, or a fault of Meta's own. */
export function passesByItself(error: GraphError): boolean {
  const { remedy } = explainAds(error);
  return error.isTransient || remedy === "wait" || remedy === "again";
}

const second = 1000;
const waits = [5, 15, 60, 300, 900].map((seconds) => seconds * second);
const limitWaits = [60, 300, 300, 900, 1800, 3600].map((seconds) => seconds * second);

/**
 * What to do after a failed write. `look`: it may have happened, so Meta is read before anything is sent again. `again`: it
 * certainly did not happen and may go through after this long. `stop`: somebody must act.
 */
export type NextStep = { kind: "look" | "again"; afterMs: number } | { kind: "stop" };

export function nextStep(error: GraphError, attempt: number): NextStep {
  const { remedy } = explainAds(error);
  const isLimit = remedy === "wait";
  const afterMs = (isLimit ? limitWaits : waits)[attempt - 1];
  if (afterMs === undefined) return { kind: "stop" };
  if (error.outcome === "unknown") return { kind: "look", afterMs };
  if (!isLimit && remedy !== "again" && !error.isTransient) return { kind: "stop" };
  return { kind: "again", afterMs: Math.max(afterMs, error.retryAfterMs ?? 0) };
}

/** The value of a call, or the error a person can act on. */
export function adsOrThrow<T>(result: GraphResult<T>): T {
  if (result.ok) return result.value;
  const { key, sentence, field, remedy } = explainAds(result.error);
  const code = remedy === "fix" || remedy === "renew" ? "INVALID" : "UPSTREAM";
  throw new AppError(code, sentence, { key, field, cause: result.error });
}

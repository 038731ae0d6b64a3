import { env } from "../../env";
import { AppError, type ErrorCode } from "../../errors";

/** What can be wrong, with its status, and its title, which is the same each time. */
export const problems = {
  invalid: { status: 400, title: "The request is not valid" },
  unauthenticated: { status: 401, title: "The key does not open this door" },
  "scope-missing": { status: 403, title: "The key lacks a scope" },
  forbidden: { status: 403, title: "This is not allowed" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "This method does not exist here" },
  conflict: { status: 409, title: "The state of things does not allow this" },
  "too-large": { status: 413, title: "The request is too large" },
  "not-json": { status: 415, title: "The body is not JSON" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  unexpected: { status: 500, title: "Something went wrong on our side" },
  upstream: { status: 502, title: "Meta did not do its part" },
  unavailable: { status: 503, title: "Not available at the moment" },
} as const;

export type ProblemKind = keyof typeof problems;

/** What is wrong with one field: `pointer` leads to a field of the body (RFC 6901), `parameter` names one of the address. */
export type FieldProblem = { detail: string; pointer?: string; parameter?: string };

type Options = { errors?: FieldProblem[]; headers?: Record<string, string> };

/** Ends a request with a problem that its sender can act on. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly errors: FieldProblem[] | undefined;
  readonly headers: Record<string, string> | undefined;

  constructor(kind: ProblemKind, detail: string, { errors, headers }: Options = {}) {
    super(detail);
    this.name = "Problem";
    this.kind = kind;
    this.errors = errors;
    this.headers = headers;
  }
}

const kinds: Record<ErrorCode, ProblemKind> = {
  INVALID: "invalid",
  UNAUTHENTICATED: "unauthenticated",
  FORBIDDEN: "forbidden",
  NOT_FOUND: "not-found",
  CONFLICT: "conflict",
  TOO_LARGE: "too-large",
  RATE_LIMITED: "too-many-requests",
  UPSTREAM: "upstream",
  UNAVAILABLE: "unavailable",
};

/** The problem that a room's error is; undefined when nobody expected it. */
export function problemOf(error: unknown, placeOf: (field: string) => Omit<FieldProblem, "detail">) {
  if (error instanceof Problem) return error;
  if (!(error instanceof AppError)) return undefined;
  const errors = error.field ? [{ detail: error.message, ...placeOf(error.field) }] : undefined;
  return new Problem(kinds[error.code], error.message, { errors });
}

const problemType = (kind: ProblemKind) => new URL(`/api/v1/reference#${kind}`, env.GUICHET_URL).href;

/** Problem details as RFC 9457 has them, with the id that our log knows the request by. */
export function problemBody(
  { kind, message: detail, errors }: Problem,
  { instance, requestId }: { instance: string; requestId: string },
) {
  const { status, title } = problems[kind];
  return { type: problemType(kind), title, status, detail, instance, requestId, ...(errors && { errors }) };
}

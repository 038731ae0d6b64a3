/** What went wrong, in the terms each door translates: an HTTP status, a tRPC code, a job to retry or not. */
export type ErrorCode =
  | "INVALID"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "TOO_LARGE"
  | "RATE_LIMITED"
  | "UPSTREAM"
  | "UNAVAILABLE";

export type ErrorParams = Record<string, string | number>;

type Options = { key?: string; params?: ErrorParams; field?: string; cause?: unknown };

/**
 * An error a person can act on. The message is its English sentence; `key` names the same sentence in the
 * catalogues of the other languages, with `params` filled in; `field` is the form field it belongs to.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly key: string | undefined;
  readonly params: ErrorParams | undefined;
  readonly field: string | undefined;

  constructor(code: ErrorCode, message: string, { key, params, field, cause }: Options = {}) {
    super(message, { cause });
    this.name = "AppError";
    this.code = code;
    this.key = key;
    this.params = params;
    this.field = field;
  }
}

const raise = (code: ErrorCode) => (message: string, options?: Options) =>
  new AppError(code, message, options);

export const invalid = raise("INVALID");
export const forbidden = raise("FORBIDDEN");
export const conflict = raise("CONFLICT");
export const tooLarge = raise("TOO_LARGE");
export const unavailable = raise("UNAVAILABLE");

/** The same answer whether the thing never existed or belongs to someone else. */
export const notFound = (what: string, key: string) =>
  new AppError("NOT_FOUND", `${what} was not found.`, { key });

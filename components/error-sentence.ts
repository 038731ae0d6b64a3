import type { Locale, useTranslations } from "next-intl";

type Translate = ReturnType<typeof useTranslations<"errors">>;
type Params = Record<string, string | number>;
type Failure = {
  message: string;
  code: string | undefined;
  key: string | undefined;
  params: Params | undefined;
};

const byCode = {
  UNAUTHORIZED: "signedOut",
  FORBIDDEN: "roleLacks",
  NOT_FOUND: "notFound",
  TOO_MANY_REQUESTS: "tooMany",
  INTERNAL_SERVER_ERROR: "unexpected",
} as const;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
const text = (value: unknown) => (typeof value === "string" ? value : undefined);
const isKnown = (code: string | undefined): code is keyof typeof byCode =>
  code !== undefined && Object.hasOwn(byCode, code);

/** What a tRPC error carries; undefined when no answer came from the server at all. */
function failureOf(error: unknown): Failure | undefined {
  if (!isRecord(error) || !isRecord(error.data)) return undefined;
  const { code, key, params } = error.data;
  return {
    message: text(error.message) ?? "",
    code: text(code),
    key: text(key),
    params: isRecord(params) ? (params as Params) : undefined,
  };
}

/**
 * The sentence of an error in the reader's language. What the server says without a key is passed on in its English,
 * named as such; what never reached the server is said to be a lost connection.
 */
export function errorSentence(error: unknown, t: Translate, locale: Locale): string {
  const failure = failureOf(error);
  if (!failure) return t("offline");
  const { key, params, code, message } = failure;
  const named = key as Parameters<Translate["has"]>[0] | undefined;
  if (named && t.has(named) && typeof t.raw(named) === "string") return t(named, params as never);
  const known = isKnown(code) ? byCode[code] : undefined;
  if (locale === "en" && message && known !== "unexpected") return message;
  if (known) return t(known);
  return message ? t("english", { message }) : t("unexpected");
}

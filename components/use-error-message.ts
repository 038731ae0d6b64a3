"use client";

import { useLocale, useTranslations } from "next-intl";

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
export function useErrorMessage() {
  const t = useTranslations("errors");
  const locale = useLocale();

  return (error: unknown): string => {
    const failure = failureOf(error);
    if (!failure) return t("offline");
    const { key, params, code, message } = failure;
    const named = key as Parameters<typeof t.has>[0] | undefined;
    if (named && t.has(named)) return t(named, params as never);
    const known = Object.entries(byCode).find(([name]) => name === code)?.[1];
    if (locale === "en" && message && known !== "unexpected") return message;
    if (known) return t(known);
    return message ? t("english", { message }) : t("unexpected");
  };
}

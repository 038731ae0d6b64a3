"use client";

import { useTranslations } from "next-intl";
import type { ThreadMessage } from "@/server/inbox/thread-messages";

/** Why a message did not arrive, in the reader's language, with Meta's own words when they say more. */
export function useFailureText() {
  const t = useTranslations("errors");
  return ({ key, detail }: NonNullable<ThreadMessage["failure"]>): string => {
    const named = key as Parameters<typeof t.has>[0] | null;
    if (named && named !== "unknownReason" && t.has(named)) return t(named, {} as never);
    return detail ? t("english", { message: detail }) : t("unknownReason");
  };
}

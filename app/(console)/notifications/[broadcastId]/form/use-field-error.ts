"use client";

import { useTranslations } from "next-intl";
import type { BroadcastEditor } from "./use-broadcast-editor";

/** What is wrong with a field, in words. */
export function useFieldError({ problemOf }: BroadcastEditor) {
  const t = useTranslations("broadcasts.problems");
  return (field: string): string | undefined => {
    const problem = problemOf(field);
    return problem && t(problem.key);
  };
}

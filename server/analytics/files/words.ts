import type { useFormatter, useTranslations } from "next-intl";

/** What a file says, in its reader's language. */
export type Words = {
  t: ReturnType<typeof useTranslations<"reports">>;
  /** Of a month beside what Meta reports of it. */
  ofMonth: ReturnType<typeof useTranslations<"reconciliation">>;
  format: ReturnType<typeof useFormatter>;
  locale: string;
  country: (code: string | null) => string | null;
};

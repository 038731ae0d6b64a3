import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { mendedAt } from "./connection-troubles";
import type { Failure } from "./use-campaigns";

/** What is mended at Meta and not here: where each refusal leads. */
const placeOf: Record<string, keyof typeof mendedAt> = {
  adsBlocked: "accountStopped",
  adsRestricted: "accountStopped",
  adsPermissionMissing: "permissionLacking",
  adsManagementMissing: "permissionLacking",
  adsNumberNotLinked: "numberMissing",
  adsNumberDisconnected: "numberMissing",
};

/** The way to the place at Meta where a refusal is mended; nothing, where it is mended here. */
export function FailureHelp({ failure: { key } }: { failure: Pick<Failure, "key"> }) {
  const t = useTranslations("campaigns");
  const place = key === undefined ? undefined : placeOf[key];
  const isTerms = key === "adsTermsNotAccepted";
  if (!place && !isTerms) return null;
  return (
    <a
      href={place ? mendedAt[place] : "https://www.facebook.com/adsmanager/audiences"}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 justify-self-start text-brand-ink underline decoration-brand/40 underline-offset-4 hover:decoration-brand"
    >
      {place ? t(`mend.${place}`) : t("audienceTerms")}
      <ExternalLink aria-hidden className="size-3.5" />
    </a>
  );
}

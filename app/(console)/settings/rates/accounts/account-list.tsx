"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { useWhen } from "@/components/use-when";
import { type AccountTerms, useRates } from "../use-rates";

/** How Meta bills each account, and what of it Meta itself has said. */
export function AccountList() {
  const t = useTranslations("rates.terms");
  const trpc = useTRPC();
  const terms = useQuery(trpc.rates.terms.queryOptions());
  if (terms.isPending) return <Skeleton className="m-6 h-64" />;
  if (terms.isError) {
    return <FailureState error={terms.error} onRetry={terms.refetch} isRetrying={terms.isFetching} />;
  }
  if (terms.data.length === 0) return <p className="p-6 text-ink-soft">{t("none")}</p>;
  return (
    <ul className="divide-y">
      {terms.data.map((account) => (
        <Account key={account.accountId} account={account} />
      ))}
    </ul>
  );
}

function Account({ account }: { account: AccountTerms }) {
  const t = useTranslations("rates.terms");
  const format = useFormatter();
  const locale = useLocale();
  const errorMessage = useErrorMessage();
  const when = useWhen(account.timeZone);
  const { readTerms } = useRates();
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const { accountId, name, currency, timeZone, zoneReadAt, portfolioId, basedIn } = account;
  const month = format.dateTime(new Date(`${account.month}-15T12:00:00Z`), {
    month: "long",
    year: "numeric",
  });
  return (
    <li className="grid gap-4 px-4 py-6 md:px-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-lg">{name}</h2>
        <Button
          size="sm"
          disabled={readTerms.isPending}
          onClick={() =>
            readTerms.mutate(
              { accountId },
              {
                onSuccess: () => toast.success(t("read")),
                onError: (error) => toast.error(errorMessage(error)),
              },
            )
          }
        >
          <RefreshCw aria-hidden className={readTerms.isPending ? "animate-spin" : undefined} />
          {t("ask")}
        </Button>
      </div>
      <dl className="grid max-w-4xl gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        <Fact
          label={t("zone")}
          note={zoneReadAt ? t("fromMeta", { at: when.exact(zoneReadAt) }) : t("assumed")}
        >
          {timeZone.replaceAll("_", " ")}
        </Fact>
        <Fact label={t("currency")} note={zoneReadAt ? t("pricesIn") : t("assumed")}>
          {currency}
        </Fact>
        <Fact label={t("month")} note={t("monthEnds", { at: when.exact(account.monthEndsAt) })}>
          {month}
        </Fact>
        <Fact label={t("portfolio")} note={portfolioId ? t("portfolioShared") : t("portfolioAlone")}>
          {portfolioId ?? t("notTold")}
        </Fact>
        <Fact label={t("basedIn")} note={account.internationalFrom.length > 0 ? t("international") : null}>
          {basedIn ? regions.of(basedIn) : t("notTold")}
        </Fact>
        <Fact label={t("tiers")} note={account.tiers.length === 0 ? t("noTiersNote") : null}>
          {account.tiers.length === 0
            ? t("noTiers")
            : account.tiers.map(({ market, category, tierFrom, reachedAt }) => (
                <span key={`${market} ${category} ${tierFrom}`} className="block">
                  {t("tier", {
                    market,
                    category,
                    from: format.number(tierFrom),
                    at: when.exact(reachedAt),
                  })}
                </span>
              ))}
        </Fact>
      </dl>
    </li>
  );
}

function Fact({ label, note, children }: { label: string; note: string | null; children: ReactNode }) {
  return (
    <div className="grid content-start gap-0.5">
      <dt className="text-ink-soft text-xs">{label}</dt>
      <dd className="font-medium">{children}</dd>
      {note && <dd className="text-pretty text-ink-soft text-xs">{note}</dd>}
    </div>
  );
}

"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { displayed } from "@/components/displayed";
import { useMoney } from "@/components/use-money";
import type { ConnectionView } from "../use-campaigns";
import { DatasetChoice } from "./dataset-choice";

/** Where at Meta what is absent can be set. */
const setAt = {
  instagram: "https://business.facebook.com/settings/instagram-accounts",
  law: "https://adsmanager.facebook.com/adsmanager/settings",
  terms: "https://business.facebook.com/ads/manage/customaudiences/tos",
};

/** Everything that Meta told of an ad account and its Page; what is absent, with where to set it. */
export function ConnectionFacts({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("campaigns.facts");
  const format = useFormatter();
  const money = useMoney();
  const { currency, timeZone, minimums, offsetHours, defaultBeneficiary, defaultPayer } = connection;
  const amount = (micros: number | undefined) =>
    micros === undefined ? "–" : money({ micros: BigInt(micros), currency });
  const { impressionsMicros, tapsMicros } = minimums;
  const hasMinimums = impressionsMicros !== undefined || tapsMicros !== undefined;
  const hours = offsetHours === null ? "" : `, UTC${offsetHours < 0 ? "−" : "+"}${Math.abs(offsetHours)}`;
  const law = [defaultBeneficiary, defaultPayer].filter(Boolean);

  return (
    <dl className="grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-[auto_1fr]">
      <Fact name={t("state")}>{t(connection.isActive ? "stateActive" : "stateOther")}</Fact>
      <Fact name={t("number")}>
        {connection.pageNumber ? displayed(connection.pageNumber) : t("noNumber")}
      </Fact>
      <Fact name={t("instagram")}>
        {connection.instagramName ? (
          `@${connection.instagramName}`
        ) : (
          <Absent words={t("noInstagram")} href={setAt.instagram} />
        )}
      </Fact>
      <Fact name={t("funding")}>{connection.fundingName ?? t("noFunding")}</Fact>
      <Fact name={t("currency")}>
        {t(connection.currencyOffset === 1 ? "wholeUnits" : "hundredths", { currency })}
      </Fact>
      <Fact name={t("timeZone")}>{`${timeZone.replaceAll("_", " ")}${hours}`}</Fact>
      <Fact name={t("leastADay")}>
        {hasMinimums
          ? t("leastFor", { shown: amount(impressionsMicros), tapped: amount(tapsMicros) })
          : connection.minDailyBudgetMicros > 0
            ? amount(connection.minDailyBudgetMicros)
            : t("notTold")}
      </Fact>
      <Fact name={t("law")}>
        {law.length === 2 ? (
          t("lawNames", { beneficiary: defaultBeneficiary, payer: defaultPayer })
        ) : (
          <Absent words={t("noLaw")} href={setAt.law} />
        )}
      </Fact>
      <Fact name={t("terms")}>
        {connection.hasTerms === null ? (
          t("notTold")
        ) : connection.hasTerms ? (
          t("termsAccepted")
        ) : (
          <Absent words={t("noTerms")} href={setAt.terms} />
        )}
      </Fact>
      <Fact name={t("token")}>
        {connection.tokenExpiresAt
          ? t("tokenUntil", { date: format.dateTime(new Date(connection.tokenExpiresAt), "dayYear") })
          : t("tokenEndless")}
      </Fact>
      <Fact name={t("changes")}>{t(connection.isTold ? "changesTold" : "changesFound")}</Fact>
      <Fact name={t("dataset")}>
        <DatasetChoice connection={connection} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="mb-1 tabular-nums sm:mb-0">{children}</dd>
    </>
  );
}

function Absent({ words, href }: { words: string; href: string }) {
  const t = useTranslations("campaigns.facts");
  return (
    <>
      {words}{" "}
      <a
        href={href}
        target="_blank"
        rel="noreferrer"
        className="text-brand-ink underline decoration-brand/40 underline-offset-4 hover:decoration-brand"
      >
        {t("setAtMeta")}
      </a>
    </>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { Smartphone } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { displayed } from "@/components/displayed";
import { Aside, Said, Statement } from "./statement";

const qualities = ["GREEN", "YELLOW", "RED"] as const;

/** Whether the numbers work, and how good Meta finds what they send. */
export function NumbersStatement({ href }: { href: Route }) {
  const t = useTranslations("overview");
  const asked = useQuery(useTRPC().overview.numbers.queryOptions());
  return (
    <Statement title={t("numbers")} Icon={Smartphone} href={href} asked={asked}>
      {(numbers) =>
        numbers.length === 0 ? (
          <Said>{t("noNumber")}</Said>
        ) : (
          <>
            <Said>
              {t("numbersWork", {
                all: numbers.length,
                troubled: numbers.filter(({ troubles }) => troubles > 0).length,
              })}
            </Said>
            <ul className="grid gap-1 text-ink-soft">
              {numbers.map(({ id, displayNumber, quality, troubles }) => {
                const known = qualities.find((one) => one === quality);
                return (
                  <li key={id} className="flex flex-wrap gap-x-3 tabular-nums">
                    <span className="text-ink">{displayed(displayNumber)}</span>
                    <span>{t(known ? `quality.${known}` : "qualityUnknown")}</span>
                    {troubles > 0 && (
                      <span className="text-vermilion-ink">{t("troubles", { count: troubles })}</span>
                    )}
                  </li>
                );
              })}
            </ul>
            {numbers.some(({ readAt }) => readAt === null) && <Aside>{t("notAskedYet")}</Aside>}
          </>
        )
      }
    </Statement>
  );
}

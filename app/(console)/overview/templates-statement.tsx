"use client";

import { useQuery } from "@tanstack/react-query";
import { LayoutTemplate } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useNow } from "@/components/use-now";
import { useWhen } from "@/components/use-when";
import { Aside, Said, Statement } from "./statement";

const words = ["REJECTED", "PAUSED", "DISABLED"] as const;

/** Which templates can be sent, and which Meta refused or stopped. */
export function TemplatesStatement() {
  const t = useTranslations("overview");
  const asked = useQuery(useTRPC().overview.templates.queryOptions());
  const when = useWhen();
  const now = useNow();
  return (
    <Statement title={t("templates")} Icon={LayoutTemplate} asked={asked}>
      {({ all, approved, pending, troubled, stopped, syncedAt }) =>
        all === 0 ? (
          <Said>{t("noTemplates")}</Said>
        ) : (
          <>
            <Said>{t("templatesWork", { all, approved, pending, troubled })}</Said>
            {stopped.length > 0 && (
              <ul className="grid gap-1">
                {stopped.map(({ id, name, language, status }) => {
                  const word = words.find((one) => one === status);
                  return (
                    <li key={id} className="flex flex-wrap gap-x-3">
                      <span>
                        {name} ({language})
                      </span>
                      {word && <span className="text-vermilion-ink">{t(`templateStates.${word}`)}</span>}
                    </li>
                  );
                })}
              </ul>
            )}
            {syncedAt && <Aside>{t("askedMeta", { at: when.short(syncedAt, new Date(now)) })}</Aside>}
          </>
        )
      }
    </Statement>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { ArchivableList } from "../archivable-list";
import { LabelRow } from "./label-row";

/** The labels in use, and those that are archived. */
export function LabelList() {
  const t = useTranslations("labels");
  const settings = useTranslations("settings");
  const trpc = useTRPC();
  return (
    <ArchivableList
      list={useQuery(trpc.labels.list.queryOptions())}
      icon={<Tag />}
      words={{
        title: settings("sections.labels.title"),
        emptyTitle: t("emptyTitle"),
        emptyLead: t("emptyLead"),
        archived: t("archived"),
      }}
      row={(label) => <LabelRow key={label.id} label={label} />}
    />
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { TargetSearch, useQueryText } from "./target-search";
import type { DraftEditor } from "./use-draft-editor";

/** Languages, for a place where several are spoken. */
export function LanguageSearch({ editor, error }: { editor: DraftEditor; error: string | undefined }) {
  const t = useTranslations("campaigns");
  const trpc = useTRPC();
  const search = useQueryText();
  const { connectionId } = editor.connection;
  const found = useQuery({
    ...trpc.campaigns.languages.queryOptions({ connectionId, query: search.query }),
    enabled: search.isLongEnough,
  });
  const { languages } = editor.form;

  function add(key: string) {
    const one = found.data?.found.find((one) => String(one.key) === key);
    if (one) editor.change({ languages: [...languages, one] });
  }

  return (
    <TargetSearch
      label={t("languages")}
      hint={t("languagesHint")}
      error={error}
      search={search}
      isSearching={found.isFetching}
      found={
        search.isLongEnough
          ? found.data?.found.map(({ key, name }) => ({ key: String(key), label: name }))
          : undefined
      }
      failure={found.data?.failure}
      chosen={languages.map(({ key, name }) => ({ key: String(key), label: name }))}
      onAdd={add}
      onRemove={(key) => editor.change({ languages: languages.filter((one) => String(one.key) !== key) })}
    />
  );
}

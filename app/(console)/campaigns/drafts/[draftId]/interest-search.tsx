"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { TargetSearch, useQueryText } from "./target-search";
import type { DraftEditor } from "./use-draft-editor";

/** What people are interested in, by Meta's own list. */
export function InterestSearch({ editor, error }: { editor: DraftEditor; error: string | undefined }) {
  const t = useTranslations("campaigns");
  const format = useFormatter();
  const trpc = useTRPC();
  const search = useQueryText();
  const { connectionId } = editor.connection;
  const found = useQuery({
    ...trpc.campaigns.interests.queryOptions({ connectionId, query: search.query }),
    enabled: search.isLongEnough,
  });
  const { interests } = editor.form;

  function add(interestId: string) {
    const one = found.data?.found.find((one) => one.interestId === interestId);
    if (one) editor.change({ interests: [...interests, { interestId, name: one.name }] });
  }

  return (
    <TargetSearch
      label={t("interests")}
      hint={t("interestsHint")}
      error={error}
      search={search}
      isSearching={found.isFetching}
      found={
        search.isLongEnough
          ? found.data?.found.map(({ interestId, name, largest }) => ({
              key: interestId,
              label: name,
              hint: largest
                ? t("people", { count: format.number(largest, { notation: "compact" }) })
                : undefined,
            }))
          : undefined
      }
      failure={found.data?.failure}
      chosen={interests.map(({ interestId, name }) => ({ key: interestId, label: name }))}
      onAdd={add}
      onRemove={(id) => editor.change({ interests: interests.filter(({ interestId }) => interestId !== id) })}
    />
  );
}

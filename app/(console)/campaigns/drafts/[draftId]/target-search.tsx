"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Failure } from "../../use-campaigns";
import { useFailureText } from "../../use-failure-text";
import { type Chosen, ChosenList } from "./chosen-list";

const pauseMs = 250;

/** What is being looked for, a moment after the last key. */
export function useQueryText() {
  const [typed, setTyped] = useState("");
  const [query, setQuery] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return { typed, setTyped, query, isLongEnough: query.length >= 2 };
}

type Found = { key: string; label: string; hint?: string };

type TargetSearchProps = {
  label: string;
  hint: string;
  error?: string;
  search: ReturnType<typeof useQueryText>;
  isSearching: boolean;
  found: Found[] | undefined;
  failure: Pick<Failure, "key" | "words"> | null | undefined;
  chosen: Chosen[];
  onAdd: (key: string) => void;
  onRemove: (key: string) => void;
};

/** Looks at Meta for places, interests or languages, and lists those that were chosen. */
export function TargetSearch(props: TargetSearchProps) {
  const { label, hint, error, search, isSearching, found, failure, chosen, onAdd, onRemove } = props;
  const t = useTranslations("campaigns");
  const failureText = useFailureText();
  const isOpen = search.typed.trim().length >= 2;
  const rest = found?.filter(({ key }) => !chosen.some((one) => one.key === key));
  return (
    <div className="grid gap-2">
      <Field label={label} hint={hint} error={error ?? (failure ? failureText(failure) : undefined)}>
        {(control) => (
          <Input
            {...control}
            type="search"
            autoComplete="off"
            value={search.typed}
            onChange={({ target }) => search.setTyped(target.value)}
          />
        )}
      </Field>
      {isOpen && (
        <ul aria-label={t("foundFor", { label })} className="grid max-h-56 overflow-y-auto border-y">
          {rest?.map((one) => (
            <li key={one.key} className="border-b last:border-b-0">
              <button
                type="button"
                onClick={() => {
                  onAdd(one.key);
                  search.setTyped("");
                }}
                className="flex min-h-9 w-full items-center gap-2 px-2 text-left text-sm hover:bg-hover"
              >
                <Plus aria-hidden className="size-4 shrink-0 text-ink-soft" />
                <span>{one.label}</span>
                {one.hint && <span className="ml-auto text-ink-soft text-xs">{one.hint}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
      {isOpen && (
        <p role="status" className="text-ink-soft text-xs">
          {isSearching || !found ? t("searching") : rest?.length === 0 ? t("nothingFound") : ""}
        </p>
      )}
      <ChosenList label={t("chosenFor", { label })} chosen={chosen} onRemove={onRemove} />
    </div>
  );
}

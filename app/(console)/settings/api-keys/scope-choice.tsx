"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { ApiKeyScope } from "@/server/context";
import { apiKeyScopes } from "@/server/identity/schemas";
import { scopeWords } from "./scope-words";

type ScopeChoiceProps = {
  chosen: ApiKeyScope[];
  onChange: (scopes: ApiKeyScope[]) => void;
  isMissing: boolean;
};

/** What a key may do, each with the name that programs know it by. */
export function ScopeChoice({ chosen, onChange, isMissing }: ScopeChoiceProps) {
  const t = useTranslations("apiKeys");
  const id = useId();
  return (
    <fieldset aria-describedby={isMissing ? `${id}-error` : undefined} className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{t("may")}</legend>
      {apiKeyScopes.map((scope) => (
        <label key={scope} className="flex items-start gap-3 py-1">
          <input
            type="checkbox"
            checked={chosen.includes(scope)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, scope] : chosen.filter((one) => one !== scope))
            }
            className="mt-0.5 size-4 accent-brand"
          />
          <span>
            {t(scopeWords[scope])} <code className="text-ink-soft text-xs">{scope}</code>
          </span>
        </label>
      ))}
      {isMissing && (
        <p id={`${id}-error`} role="alert" className="flex gap-1.5 text-vermilion-ink">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t("mayMissing")}
        </p>
      )}
    </fieldset>
  );
}

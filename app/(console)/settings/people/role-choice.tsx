"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { type Role, roles } from "@/server/identity/schemas";

type RoleChoiceProps = { chosen: Role[]; onChange: (roles: Role[]) => void; isMissing: boolean };

/** What a person may do, each with a sentence; several add up. */
export function RoleChoice({ chosen, onChange, isMissing }: RoleChoiceProps) {
  const t = useTranslations("people");
  const id = useId();
  return (
    <fieldset aria-describedby={isMissing ? `${id}-error` : undefined} className="grid gap-1">
      <legend className="mb-1 font-medium text-sm">{t("may")}</legend>
      {roles.map((role) => (
        <label key={role} className="flex items-start gap-3 rounded-md px-2 py-1.5 hover:bg-hover">
          <input
            type="checkbox"
            checked={chosen.includes(role)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, role] : chosen.filter((one) => one !== role))
            }
            className="mt-0.5 size-4 accent-brand"
          />
          <span className="grid">
            <span>{t(`role.${role}`)}</span>
            <span className="text-pretty text-ink-soft text-xs">{t(`does.${role}`)}</span>
          </span>
        </label>
      ))}
      {isMissing && (
        <p id={`${id}-error`} role="alert" className="flex gap-1.5 text-sm text-vermilion-ink">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t("mayMissing")}
        </p>
      )}
    </fieldset>
  );
}

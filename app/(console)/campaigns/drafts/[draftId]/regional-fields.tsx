"use client";

import { useLocale, useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { countriesOf } from "@/server/ads/audience/schemas";
import {
  asksAboutFinance,
  type FormDeclaration,
  type RegionalRule,
  rulesFor,
} from "@/server/ads/regional/schemas";
import { SwitchLine } from "./switch-line";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

type Identity = { id: string; usedIn: string };

/** What single countries ask about who benefits and who pays: identities that Meta verified. */
export function RegionalFields({ editor, identities }: { editor: DraftEditor; identities: Identity[] }) {
  const t = useTranslations("campaigns");
  const problem = useFieldError(editor)("declarations");
  const { form, change } = editor;
  const countries = countriesOf(form.places);
  const rules = rulesFor({ countries, category: form.category, isFinancial: form.isFinancial });
  const asksFinance = asksAboutFinance(countries);
  if (rules.length === 0 && !asksFinance) return null;

  return (
    <section aria-labelledby="regional" className="grid gap-6 border-t pt-6">
      <div className="grid gap-1">
        <h2 id="regional" className="font-semibold">
          {t("regional")}
        </h2>
        <p className="text-pretty text-ink-soft text-sm">{t("regionalHint")}</p>
      </div>
      {asksFinance && (
        <SwitchLine
          id="is-financial"
          label={t("isFinancial")}
          hint={t("isFinancialHint")}
          isOn={form.isFinancial}
          onChange={(isFinancial) => change({ isFinancial })}
        />
      )}
      {rules.map((rule) => (
        <Declaration key={rule.category} rule={rule} editor={editor} />
      ))}
      <datalist id="verified-identities">
        {identities.map(({ id, usedIn }) => (
          <option key={id} value={id}>
            {usedIn}
          </option>
        ))}
      </datalist>
      {problem && (
        <p role="alert" className="text-pretty text-sm text-vermilion-ink">
          {problem}
        </p>
      )}
    </section>
  );
}

function Declaration({ rule, editor }: { rule: RegionalRule; editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const locale = useLocale();
  const { category, isCertain, about } = rule;
  const { declarations } = editor.form;
  const known = declarations.find((one) => one.category === category);
  const declared = known ?? { category, beneficiaryId: "", payerId: "" };
  const others = declarations.filter((one) => one.category !== category);
  const country = new Intl.DisplayNames(locale, { type: "region" }).of(rule.country) ?? rule.country;
  const name = about === "finance" ? t("financeIn", { country }) : country;
  const set = (part: Partial<FormDeclaration>) =>
    editor.change({ declarations: [...others, { ...declared, ...part }] });

  const identity = (field: "beneficiaryId" | "payerId") => (
    <Field label={t(`identities.${field}`, { country: name })}>
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          list="verified-identities"
          className="tabular-nums"
          value={declared[field]}
          onChange={({ target }) => set({ [field]: target.value.replace(/\D/g, "").slice(0, 30) })}
        />
      )}
    </Field>
  );

  return (
    <div className="grid gap-4">
      {!isCertain && (
        <SwitchLine
          id={`declare-${category}`}
          label={t("declareFor", { country: name })}
          hint={t("declareForHint")}
          isOn={known !== undefined}
          onChange={(isOn) => (isOn ? set({}) : editor.change({ declarations: others }))}
        />
      )}
      {(isCertain || known) && (
        <div className="grid gap-6 sm:grid-cols-2">
          {identity("beneficiaryId")}
          {identity("payerId")}
        </div>
      )}
    </div>
  );
}

"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/dialog-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PlainSelect } from "./plain-select";
import { RuleFields } from "./rule-fields";
import { formOf, termsOf, type Wrong } from "./rule-form";
import { ScopeSelect } from "./scope-select";
import { type Rule, type RulesView, useRuleActions } from "./use-rules";

type RuleDialogProps = { view: RulesView; rule: Rule | undefined; onClose: () => void };

const kinds = ["cost", "late", "absent"] as const;
const rests = ["", "4", "24", "168"];

/** A rule that is added, changed or removed. */
export function RuleDialog({ view, rule, onClose }: RuleDialogProps) {
  const t = useTranslations("campaignRules");
  const { add, change, remove } = useRuleActions();
  const [first] = view.connections;
  const [scope, setScope] = useState({
    connectionId: first?.connectionId ?? "",
    campaignId: null as string | null,
  });
  const [form, setForm] = useState(formOf(rule?.terms));
  const [rest, setRest] = useState(String(rule?.restHours ?? ""));
  const [wrong, setWrong] = useState<Wrong>({});
  const { connectionId } = rule ?? scope;
  const currency = view.connections.find((one) => one.connectionId === connectionId)?.currency ?? "";
  const failure = add.error ?? change.error ?? remove.error;

  function submit() {
    const typed = termsOf(form);
    setWrong("wrong" in typed ? typed.wrong : {});
    if ("wrong" in typed) return;
    const kept = { terms: typed.terms, restHours: rest === "" ? null : Number(rest) };
    if (rule) change.mutate({ ruleId: rule.ruleId, isOn: rule.isOn, ...kept }, { onSuccess: onClose });
    else add.mutate({ ...scope, ...kept }, { onSuccess: onClose });
  }

  return (
    <FormDialog
      title={t(rule ? "changeRule" : "addRule")}
      lead={t("ruleLead")}
      action={t("save")}
      isDisabled={add.isPending || change.isPending}
      failure={failure}
      aside={
        rule && (
          <Button
            variant="quiet"
            disabled={remove.isPending}
            onClick={() => remove.mutate({ ruleId: rule.ruleId }, { onSuccess: onClose })}
          >
            <Trash2 aria-hidden />
            {t("remove")}
          </Button>
        )
      }
      onSubmit={submit}
      onClose={onClose}
    >
      {!rule && (
        <Field label={t("for")}>
          {(control) => (
            <ScopeSelect {...control} accounts={view.connections} value={scope} onChange={setScope} />
          )}
        </Field>
      )}
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium">{t("when")}</legend>
        {kinds.map((kind) => (
          <label key={kind} className="flex items-start gap-3">
            <input
              type="radio"
              name="kind"
              className="mt-1 accent-brand"
              checked={form.kind === kind}
              onChange={() => setForm({ ...form, kind })}
            />
            {t(`kinds.${kind}`)}
          </label>
        ))}
      </fieldset>
      <RuleFields form={form} wrong={wrong} currency={currency} onChange={setForm} />
      <Field label={t("rest")} hint={t("restHint")}>
        {(control) => (
          <PlainSelect {...control} value={rest} onChange={({ target }) => setRest(target.value)}>
            {[...new Set([...rests, rest])].map((hours) => (
              <option key={hours} value={hours}>
                {hours === "" ? t("tillTomorrow") : t("hours", { hours: Number(hours) })}
              </option>
            ))}
          </PlainSelect>
        )}
      </Field>
    </FormDialog>
  );
}

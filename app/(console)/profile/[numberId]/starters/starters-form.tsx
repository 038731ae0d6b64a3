"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { isSame, lengthOf } from "@/server/profile/schemas";
import {
  isSafeName,
  type StarterField,
  type StarterProblem,
  type Starters,
  starterLimit,
} from "@/server/profile/starters/schemas";
import { Count } from "../../count";
import type { Editor } from "../../use-editor";
import type { StartersView } from "../../use-profile";
import { RowsField } from "./rows-field";

type StartersFormProps = {
  id: string;
  editor: Editor<Starters, StarterProblem>;
  view: StartersView;
  isOpen: boolean;
  problems: StarterProblem[];
};

/** Ice breakers, commands and the welcome state, each with what Meta takes and what it said of it. */
export function StartersForm({ id, editor, view, isOpen, problems }: StartersFormProps) {
  const t = useTranslations("profile");
  const welcomeId = useId();
  const { typed, change } = editor;

  const problemAt = (field: StarterField, index?: number, part?: StarterProblem["part"]) => {
    const found = problems.find((one) => one.field === field && one.index === index && one.part === part);
    return found && t(`starters.problems.${found.key}`, { most: found.most ?? 0 });
  };

  function refusalOf(field: StarterField): string | undefined {
    const { failure, working } = view;
    if (!failure?.fields.includes(field) || !isSame(typed[field], working[field])) return undefined;
    return failure.words ? t("refused", { words: failure.words }) : t("notTaken");
  }

  const countHint = (field: "prompts" | "commands") => {
    const { most, safe } = starterLimit(field);
    return (
      <Count
        words={t("starters.order")}
        risky={t("starters.riskyCount", { most, safe })}
        length={typed[field].length}
        limit={{ most, safe }}
      />
    );
  };

  return (
    <form id={id} noValidate onSubmit={(event) => event.preventDefault()} className="grid gap-10">
      <RowsField
        title={t("fields.prompts")}
        lead={t("starters.promptsLead")}
        rows={typed.prompts}
        empty={{ text: "" }}
        most={starterLimit("prompts").most}
        isOpen={isOpen}
        add={t("starters.addPrompt")}
        nameOf={(position) => t("starters.prompt", { number: position + 1 })}
        hint={countHint("prompts")}
        error={problemAt("prompts") ?? refusalOf("prompts")}
        onChange={(prompts) => change({ prompts })}
      >
        {({ text }, position, changeRow) => (
          <Field
            label={t("starters.prompt", { number: position + 1 })}
            hint={<Count length={lengthOf(text.trim())} limit={starterLimit("prompt")} />}
            error={problemAt("prompts", position, "text")}
          >
            {(control) => (
              <Input
                {...control}
                data-field={`prompts-${position}-text`}
                value={text}
                onChange={({ target }) => changeRow({ text: target.value })}
              />
            )}
          </Field>
        )}
      </RowsField>
      <RowsField
        title={t("fields.commands")}
        lead={t("starters.commandsLead")}
        rows={typed.commands}
        empty={{ name: "", hint: "" }}
        most={starterLimit("commands").most}
        isOpen={isOpen}
        add={t("starters.addCommand")}
        nameOf={(position) => t("starters.command", { number: position + 1 })}
        hint={countHint("commands")}
        error={problemAt("commands") ?? refusalOf("commands")}
        onChange={(commands) => change({ commands })}
      >
        {({ name, hint }, position, changeRow) => (
          <div className="grid min-w-0 gap-3 sm:grid-cols-[2fr_3fr]">
            <Field
              label={t("starters.name", { number: position + 1 })}
              hint={
                <Count
                  words={isSafeName(name) ? undefined : t("starters.riskyName")}
                  risky={t("risky", starterLimit("name"))}
                  length={lengthOf(name.trim())}
                  limit={starterLimit("name")}
                />
              }
              error={problemAt("commands", position, "name")}
            >
              {(control) => (
                <div className="relative">
                  <span
                    aria-hidden
                    className="absolute inset-y-0 left-3 grid place-items-center text-ink-soft"
                  >
                    /
                  </span>
                  <Input
                    {...control}
                    data-field={`commands-${position}-name`}
                    className="pl-6"
                    autoCapitalize="none"
                    value={name}
                    onChange={({ target }) => changeRow({ name: target.value.replace(/^\s*\/+/, "") })}
                  />
                </div>
              )}
            </Field>
            <Field
              label={t("starters.hint", { number: position + 1 })}
              hint={<Count length={lengthOf(hint.trim())} limit={starterLimit("hint")} />}
              error={problemAt("commands", position, "hint")}
            >
              {(control) => (
                <Input
                  {...control}
                  data-field={`commands-${position}-hint`}
                  value={hint}
                  onChange={({ target }) => changeRow({ hint: target.value })}
                />
              )}
            </Field>
          </div>
        )}
      </RowsField>
      <fieldset disabled={!isOpen} className="grid gap-3">
        <legend className="mb-1 font-semibold text-lg">{t("fields.welcome")}</legend>
        <div className="flex items-center gap-3">
          <Switch
            id={welcomeId}
            checked={typed.welcome}
            disabled={!isOpen}
            aria-describedby={`${welcomeId}-lead`}
            onCheckedChange={(welcome) => change({ welcome })}
          />
          <label htmlFor={welcomeId}>{t("starters.welcome")}</label>
        </div>
        <p id={`${welcomeId}-lead`} className="max-w-prose text-pretty text-ink-soft">
          {t("starters.welcomeLead")}
        </p>
        {refusalOf("welcome") && (
          <p role="alert" className="text-vermilion-ink">
            {refusalOf("welcome")}
          </p>
        )}
      </fieldset>
    </form>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { type CampaignForm, limits } from "@/server/ads/drafts/schemas";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

const none = "none";
type Choice = { id: string; name: string; isArchived: boolean };

/** Where the conversations go that the ad brings, and what customers are told before somebody answers. */
export function RoutingFields({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns.routing");
  const counted = useTranslations("campaigns");
  const errorOf = useFieldError(editor);
  const trpc = useTRPC();
  const teams = useQuery(trpc.teams.list.queryOptions()).data;
  const labels = useQuery(trpc.labels.list.queryOptions()).data;
  const { routing } = editor.form;
  const change = (part: Partial<CampaignForm["routing"]>) =>
    editor.change({ routing: { ...routing, ...part } });
  const used = counted("characters", { used: routing.firstAnswer.length, most: limits.firstAnswer });

  return (
    <fieldset className="grid gap-6 border-t pt-6">
      <legend className="float-left font-semibold text-lg">{t("title")}</legend>
      <p className="clear-both -mt-4 max-w-prose text-pretty text-ink-soft">{t("lead")}</p>
      <div className="grid gap-6 sm:grid-cols-2">
        <Pick
          label={t("team")}
          hint={t("teamHint")}
          nothing={t("noTeam")}
          choices={teams}
          value={routing.teamId}
          onChange={(teamId) => change({ teamId })}
        />
        <Pick
          label={t("label")}
          hint={t("labelHint")}
          nothing={t("noLabel")}
          choices={labels}
          value={routing.labelId}
          onChange={(labelId) => change({ labelId })}
        />
      </div>
      <Field label={t("firstAnswer")} hint={`${t("firstAnswerHint")} ${used}`} error={errorOf("routing")}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={limits.firstAnswer}
            value={routing.firstAnswer}
            onChange={({ target }) => change({ firstAnswer: target.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}

type PickProps = {
  label: string;
  hint: string;
  nothing: string;
  choices: Choice[] | undefined;
  value: string | null;
  onChange: (id: string | null) => void;
};

/** One of those in use, or none; what was chosen and archived since is still named. */
function Pick({ label, hint, nothing, choices, value, onChange }: PickProps) {
  const offered = choices?.filter(({ id, isArchived }) => !isArchived || id === value) ?? [];
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Select
          value={value && offered.some(({ id }) => id === value) ? value : none}
          onValueChange={(id) => onChange(id === none ? null : id)}
        >
          <SelectTrigger {...control}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value={none}>{nothing}</SelectItem>
            {offered.map(({ id, name }) => (
              <SelectItem key={id} value={id}>
                {name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  );
}

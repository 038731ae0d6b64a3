"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useErrorMessage } from "@/components/use-error-message";
import { useFailureText } from "../../use-failure-text";
import { ChosenList } from "./chosen-list";
import { SavedAudiences } from "./saved-audiences";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

/** Lists of people at Meta: those who are meant, those who are left out, and audiences that were saved there. */
export function PeopleLists({ editor }: { editor: DraftEditor }) {
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const failureText = useFailureText();
  const { connectionId } = editor.connection;
  const asked = useQuery(trpc.campaignForm.audiences.queryOptions({ connectionId }));
  const failure = asked.error
    ? errorMessage(asked.error)
    : asked.data?.failure && failureText(asked.data.failure);
  const lists = asked.data?.lists ?? [];
  return (
    <div className="grid gap-6 border-t pt-6">
      <SavedAudiences editor={editor} saved={asked.data?.saved ?? []} />
      <ListPicker field="customAudiences" editor={editor} lists={lists} isAsking={asked.isPending} />
      <ListPicker field="excludedAudiences" editor={editor} lists={lists} isAsking={asked.isPending} />
      {failure && (
        <p role="alert" className="text-pretty text-sm text-vermilion-ink">
          {failure}
        </p>
      )}
    </div>
  );
}

type ListPickerProps = {
  field: "customAudiences" | "excludedAudiences";
  editor: DraftEditor;
  lists: { listId: string; name: string; isLookalike: boolean; largest: number | null }[];
  isAsking: boolean;
};

function ListPicker({ field, editor, lists, isAsking }: ListPickerProps) {
  const t = useTranslations("campaigns");
  const format = useFormatter();
  const chosen = editor.form[field];
  const rest = lists.filter(({ listId }) => !chosen.some((one) => one.listId === listId));
  const words = isAsking ? t("asking") : rest.length > 0 ? t("addList") : t("noMoreLists");

  function add(listId: string) {
    const list = rest.find((one) => one.listId === listId);
    if (list) editor.change({ [field]: [...chosen, { listId, name: list.name }] });
  }

  return (
    <div className="grid gap-2">
      <Field label={t(field)} hint={t(`hints.${field}`)} error={useFieldError(editor)(field)}>
        {(control) => (
          <Select value="" onValueChange={add} disabled={rest.length === 0}>
            <SelectTrigger {...control}>
              <SelectValue placeholder={words} />
            </SelectTrigger>
            <SelectContent>
              {rest.map(({ listId, name, isLookalike, largest }) => (
                <SelectItem key={listId} value={listId}>
                  {[
                    name,
                    isLookalike && t("lookalike"),
                    largest === null
                      ? t("stillCounted")
                      : t("people", { count: format.number(largest, { notation: "compact" }) }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
      <ChosenList
        label={t("chosenFor", { label: t(field) })}
        chosen={chosen.map(({ listId, name }) => ({ key: listId, label: name }))}
        onRemove={(key) => editor.change({ [field]: chosen.filter(({ listId }) => listId !== key) })}
      />
    </div>
  );
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useErrorMessage } from "@/components/use-error-message";
import { useCampaignActions } from "../../use-campaigns";
import { useFailureText } from "../../use-failure-text";
import type { DraftEditor } from "./use-draft-editor";
import { useFieldError } from "./use-field-error";

/** One of the greetings that are kept at the WhatsApp account of the receiving number. */
export function SequenceChoice({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const failureText = useFailureText();
  const { form, change, connection } = editor;
  const asked = useQuery(
    trpc.campaignForm.sequences.queryOptions({
      connectionId: connection.connectionId,
      number: form.whatsappNumber,
    }),
  );
  const problem = useFieldError(editor)("sequenceId");
  const { isOurs, sequences, failure } = asked.data ?? { isOurs: true, sequences: [], failure: null };
  const lack = asked.isPending
    ? t("asking")
    : isOurs
      ? sequences.length === 0 && t("noSequences")
      : t("sequencesElsewhere");
  const error = asked.error ? errorMessage(asked.error) : failure ? failureText(failure) : problem;
  return (
    <Field label={t("sequence")} hint={lack || t("sequenceHint")} error={error}>
      {(control) => (
        <Select
          value={form.sequenceId}
          onValueChange={(sequenceId) => change({ sequenceId })}
          disabled={sequences.length === 0}
        >
          <SelectTrigger {...control}>
            <SelectValue placeholder={t("choose")} />
          </SelectTrigger>
          <SelectContent>
            {sequences.map(({ sequenceId, name }) => (
              <SelectItem key={sequenceId} value={sequenceId}>
                {name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  );
}

/** Keeps the greeting of this draft at the WhatsApp account, under the campaign's name, and has the ad name it. */
export function KeepSequence({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { keepSequence } = useCampaignActions();
  const { draftId, form, change } = editor;
  const name = form.name.trim().slice(0, 80);

  async function keep() {
    if ((await editor.save()) === undefined) return;
    keepSequence.mutate(
      { draftId, name },
      {
        onSuccess: ({ sequenceId }) => {
          change({ opening: "sequence", sequenceId });
          toast.success(t("sequenceKept", { name }));
          void queryClient.invalidateQueries({ queryKey: trpc.campaignForm.sequences.queryKey() });
        },
        onError: (error) => toast.error(errorMessage(error)),
      },
    );
  }

  if (!name || !form.greeting.trim()) return null;
  return (
    <div className="grid justify-items-start gap-1.5 border-t pt-6">
      <Button disabled={keepSequence.isPending} onClick={() => void keep()}>
        {t("keepSequence")}
      </Button>
      <p className="text-pretty text-ink-soft text-xs">{t("keepSequenceHint")}</p>
    </div>
  );
}

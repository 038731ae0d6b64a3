"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { SendHorizontal } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { RelativeTime } from "@/components/relative-time";
import { Tag, usePriceText } from "@/components/tag";
import { TemplateBubble } from "@/components/template-bubble";
import { filled, inputOf, slotsOf, type Values } from "@/components/template-values";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import type { AppRouter } from "@/server/trpc/router";
import { AttachmentChip } from "./attachment-chip";
import { useOutbox } from "./outbox";
import type { Conversation } from "./person-pane";
import { priceOfQuote } from "./prices";
import { useAttachment } from "./use-attachment";

type Template = inferRouterOutputs<AppRouter>["inbox"]["templates"]["templates"][number];

/** What may be sent at any time: choose a template, fill it in, see it and its price, send it. */
export function TemplatePicker({ conversation, onSent }: { conversation: Conversation; onSent: () => void }) {
  const t = useTranslations("inbox");
  const locale = useLocale();
  const trpc = useTRPC();
  const [templateId, setTemplateId] = useState<string>();
  const query = useQuery(trpc.inbox.templates.queryOptions({ conversationId: conversation.id }));

  if (query.isPending) return <Skeleton className="h-10" />;
  if (!query.data) {
    return <FailureState error={query.error} onRetry={() => query.refetch()} className="py-4" />;
  }
  const { templates, syncedAt } = query.data;
  if (templates.length === 0) {
    return <p className="text-pretty py-2 text-ink-soft">{t("noTemplates")}</p>;
  }
  const languages = new Intl.DisplayNames(locale, { type: "language" });
  const chosen = templates.find((template) => template.templateId === templateId);
  return (
    <div className="grid max-h-[50dvh] gap-3 overflow-y-auto">
      <Select value={templateId ?? ""} onValueChange={setTemplateId}>
        <SelectTrigger aria-label={t("template")}>
          <SelectValue placeholder={t("chooseTemplate")} />
        </SelectTrigger>
        <SelectContent>
          {templates.map((template) => (
            <SelectItem key={template.templateId} value={template.templateId}>
              {template.name.replaceAll("_", " ")} · {languages.of(template.language.replace("_", "-"))}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      {chosen ? (
        <TemplateForm
          key={chosen.templateId}
          conversation={conversation}
          template={chosen}
          onSent={() => {
            setTemplateId(undefined);
            onSent();
          }}
        />
      ) : (
        syncedAt && (
          <p className="text-ink-faint text-xs">
            {t("templatesSynced")} <RelativeTime at={syncedAt} />
          </p>
        )
      )}
    </div>
  );
}

type TemplateFormProps = { conversation: Conversation; template: Template; onSent: () => void };

function TemplateForm({ conversation, template, onSent }: TemplateFormProps) {
  const t = useTranslations("inbox");
  const errors = useTranslations("errors");
  const trpc = useTRPC();
  const priceText = usePriceText();
  const { send } = useOutbox();
  const id = useId();
  const [values, setValues] = useState<Values>({});
  const [isChecked, setIsChecked] = useState(false);
  const { attachment, upload, clear } = useAttachment();
  const { templateId, category } = template;

  const quote = useQuery({
    ...trpc.inbox.quote.queryOptions({ conversationId: conversation.id, templateId }),
    placeholderData: keepPreviousData,
  });
  const price = quote.data && priceOfQuote(quote.data, conversation.freeEntryClosesAt);
  const slots = slotsOf(template);
  const needsFile = template.header !== undefined && template.header.format !== "text";
  const missing = slots.filter(({ key }) => !values[key]?.trim());
  const canSend = missing.length === 0 && (!needsFile || attachment?.attached !== undefined);

  function submit() {
    setIsChecked(true);
    if (!canSend || stoppedBy) return;
    const input = { templateId, values: inputOf(template, values, attachment?.attached?.mediaId) };
    send(conversation.id, { kind: "template", input, body: filled(template, values).body });
    onSent();
  }

  const shown = filled(template, values);
  const stoppedBy = quote.data?.stoppedBy;
  const isFree = price?.kind === "free" || price?.kind === "allowance";
  return (
    <form
      className="grid gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {needsFile && (
        <div className="grid gap-1">
          <Label htmlFor={`${id}-file`}>
            {t("templateFile", { kind: t(`kinds.${template.header?.format ?? "image"}`) })}
          </Label>
          {attachment ? (
            <AttachmentChip
              attachment={attachment}
              onRemove={clear}
              onRetry={() => upload(attachment.file)}
            />
          ) : (
            <Input
              id={`${id}-file`}
              type="file"
              className="h-auto py-1.5 pl-1.5 file:mr-3 file:h-8 file:rounded-sm file:border file:border-control/60 file:bg-surface file:px-3 file:font-medium file:text-ink"
              aria-invalid={isChecked || undefined}
              onChange={(event) => event.target.files?.[0] && upload(event.target.files[0])}
            />
          )}
        </div>
      )}
      {slots.map(({ key, name, part }) => {
        const fieldId = `${id}-${key.replaceAll(" ", "-")}`;
        const isMissing = isChecked && !values[key]?.trim();
        return (
          <div key={key} className="grid gap-1">
            <Label htmlFor={fieldId}>{t(`slots.${part}`, { name })}</Label>
            <Input
              id={fieldId}
              value={values[key] ?? ""}
              maxLength={1024}
              aria-invalid={isMissing || undefined}
              aria-describedby={isMissing ? `${fieldId}-error` : undefined}
              onChange={(event) => setValues({ ...values, [key]: event.target.value })}
            />
            {isMissing && (
              <p id={`${fieldId}-error`} className="text-vermilion-ink text-xs">
                {t("slotMissing")}
              </p>
            )}
          </div>
        );
      })}
      <TemplateBubble template={template} shown={shown} />
      <p role="status" className="text-pretty text-vermilion-ink empty:hidden">
        {stoppedBy && errors(stopReasons[stoppedBy])}
      </p>
      <div className="flex items-center justify-end gap-3">
        {price && <Tag price={price}>{t(`categories.${categoryKey(category)}`)}</Tag>}
        <Button type="submit" variant="main" disabled={Boolean(stoppedBy)}>
          <SendHorizontal aria-hidden />
          {!price || price.kind === "unknown"
            ? t("send")
            : isFree
              ? t("sendFree")
              : t("sendFor", { price: priceText(price) })}
        </Button>
      </div>
    </form>
  );
}

const stopReasons = {
  numbers: "budgetUsedUp",
  team: "budgetUsedUpTeam",
  campaign: "budgetUsedUpCampaign",
} as const;

const categories = ["marketing", "utility", "authentication"] as const;

const categoryKey = (category: string) => categories.find((known) => known === category) ?? "other";

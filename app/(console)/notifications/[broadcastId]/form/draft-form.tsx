"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { displayed } from "@/components/displayed";
import { FailureState } from "@/components/failure-state";
import { PageHeader } from "@/components/page-header";
import { SaveState } from "@/components/save-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { Broadcast } from "@/server/notifications/broadcasts/shapes";
import { BackLink } from "../back-link";
import { BroadcastPreview } from "./broadcast-preview";
import { CheckSection } from "./check-section";
import { DiscardButton } from "./discard-button";
import { useBroadcastEditor } from "./use-broadcast-editor";
import { WhatSection } from "./what-section";
import { WhoSection } from "./who-section";
import { WordsSection } from "./words-section";

/** The form of a broadcast in four parts on one page, with what people get always beside it. */
export function DraftForm({ view }: { view: Broadcast }) {
  const t = useTranslations("broadcasts");
  const trpc = useTRPC();
  const editor = useBroadcastEditor(view);
  const { form } = editor;
  const choices = useQuery({
    ...trpc.broadcasts.choices.queryOptions({ numberId: form.numberId }),
    placeholderData: keepPreviousData,
  });
  const preview = useQuery(trpc.broadcasts.preview.queryOptions({ broadcastId: editor.broadcastId }));
  const template = choices.data?.templates.find(({ templateId }) => templateId === form.templateId);
  const number = choices.data?.numbers.find(({ numberId }) => numberId === form.numberId);
  return (
    <>
      <PageHeader
        title={form.name.trim() || t("draftTitle")}
        lead={<BackLink />}
        actions={
          <>
            <SaveState editor={editor} view={view} />
            <DiscardButton editor={editor} />
          </>
        }
      />
      <div className="relative grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 p-4 md:p-6 xl:grid-cols-[minmax(0,44rem)_minmax(0,24rem)]">
        {choices.data ? (
          <div className="min-w-0">
            <WhatSection editor={editor} choices={choices.data} />
            <WhoSection editor={editor} list={view.list} choices={choices.data} />
            <WordsSection editor={editor} template={template} list={view.list} />
            <CheckSection editor={editor} template={template} timeZone={choices.data.timeZone} />
          </div>
        ) : choices.isError ? (
          <FailureState error={choices.error} onRetry={choices.refetch} isRetrying={choices.isFetching} />
        ) : (
          <Skeleton className="h-96" />
        )}
        <BroadcastPreview
          sender={number ? number.name || displayed(number.displayNumber) : t("number")}
          template={template}
          form={form}
          people={preview.data}
        />
      </div>
    </>
  );
}

"use client";

import { History, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/relative-time";
import { TraceId } from "@/components/trace-id";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { FormField } from "@/server/profile/schemas";
import { useFieldNames } from "./field-names";
import type { StartersView } from "./use-profile";

type StatusBarProps = {
  view: Pick<
    StartersView,
    "status" | "draftedBy" | "draftedAt" | "sentBy" | "sentAt" | "liveSince" | "failure" | "changedElsewhere"
  >;
  editor: { pending: FormField[]; taken: FormField[]; choices: unknown[]; isDirty: boolean };
  canEdit: boolean;
  isBusy: boolean;
  isComparing: boolean;
  onCompare: () => void;
  onHistory?: () => void;
  onSave: () => void;
  onSend: () => void;
  onDiscard: () => void;
};

/** How far a form has come, and the next step. It stays in sight while one writes. */
export function StatusBar({
  view,
  editor,
  canEdit,
  isBusy,
  isComparing,
  onCompare,
  onHistory,
  onSave,
  onSend,
  onDiscard,
}: StatusBarProps) {
  const t = useTranslations("profile");
  const names = useFieldNames();
  const hasPending = editor.pending.length > 0;
  const isBlocked = isBusy || editor.choices.length > 0;
  return (
    <section
      aria-label={t("state")}
      className="z-10 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b bg-paper px-4 py-3 md:sticky md:top-0 md:px-6"
    >
      <div className="grid min-w-0 gap-1" aria-live="polite">
        <State view={view} editor={editor} />
        {editor.taken.length > 0 && (
          <p className="text-pretty text-ink-soft">{t("taken", { fields: names(editor.taken) })}</p>
        )}
        <Elsewhere view={view} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {onHistory && (
          <Button variant="quiet" onClick={onHistory}>
            <History aria-hidden />
            {t("history")}
          </Button>
        )}
        {hasPending && (
          <Button variant="quiet" aria-pressed={isComparing} onClick={onCompare}>
            {t(isComparing ? "hideDifferences" : "showDifferences")}
          </Button>
        )}
        {canEdit && hasPending && (
          <Button onClick={onDiscard} disabled={isBusy}>
            {t("discard")}
          </Button>
        )}
        {canEdit && editor.isDirty && (
          <Button onClick={onSave} disabled={isBlocked}>
            {t("save")}
          </Button>
        )}
        {canEdit && (
          <Button variant="main" onClick={onSend} disabled={isBlocked || !hasPending}>
            <Send aria-hidden />
            {t("send")}
          </Button>
        )}
      </div>
    </section>
  );
}

function State({ view, editor }: Pick<StatusBarProps, "view" | "editor">) {
  const t = useTranslations("profile");
  const count = editor.pending.length;
  const since = (at: Date) => <RelativeTime at={at} className="tabular-nums" />;
  if (view.status === "unread")
    return <Line tone="plain" word={t("states.unread")} sentence={t("unreadLead")} />;
  if (view.status === "sent")
    return (
      <Line
        tone="blue"
        word={t("states.sent")}
        sentence={
          view.sentAt && t.rich("sentLead", { who: view.sentBy ?? "–", time: () => since(view.sentAt!) })
        }
      />
    );
  if (view.status === "failed" && view.failure) return <Failed failure={view.failure} />;
  if (editor.choices.length > 0)
    return <Line tone="amber" word={t("states.conflict")} sentence={t("conflictLead")} />;
  if (count > 0)
    return (
      <Line
        tone="amber"
        word={t("draft", { count })}
        sentence={
          editor.isDirty
            ? t("unsavedLead")
            : view.draftedAt &&
              t.rich("draftLead", { who: view.draftedBy ?? "–", time: () => since(view.draftedAt!) })
        }
      />
    );
  return (
    <Line
      tone="green"
      word={t("states.live")}
      sentence={view.liveSince && t.rich("liveLead", { time: () => since(view.liveSince!) })}
    />
  );
}

type LineProps = {
  tone: "plain" | "blue" | "amber" | "green" | "vermilion";
  word: string;
  sentence: ReactNode;
};

const Line = ({ tone, word, sentence }: LineProps) => (
  <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
    <Badge tone={tone}>{word}</Badge>
    <span className="text-ink-soft">{sentence}</span>
  </p>
);

/** What Meta said, in our words where there are any, in its own beside them, with the trace its support asks for. */
function Failed({ failure }: { failure: NonNullable<StartersView["failure"]> }) {
  const t = useTranslations("profile");
  const errors = useTranslations("errors");
  const names = useFieldNames();
  const { kind, fields, key, words, traceId } = failure;
  const known = key as Parameters<typeof errors.has>[0] | undefined;
  const sentence =
    known && errors.has(known)
      ? errors(known as never)
      : t(`failures.${kind}`, { fields: names(fields), words: words ?? "" });
  return (
    <>
      <Line tone="vermilion" word={t("states.failed")} sentence={sentence} />
      {traceId && <TraceId traceId={traceId} />}
    </>
  );
}

function Elsewhere({ view: { changedElsewhere } }: Pick<StatusBarProps, "view">) {
  const t = useTranslations("profile");
  const names = useFieldNames();
  if (!changedElsewhere) return null;
  return (
    <p className="text-pretty text-ink-soft">
      {t.rich("elsewhere", {
        fields: names(changedElsewhere.fields),
        time: () => <RelativeTime at={changedElsewhere.at} className="tabular-nums" />,
      })}
    </p>
  );
}

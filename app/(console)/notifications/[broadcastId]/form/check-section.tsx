"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { cn } from "@/components/cn";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { SendableTemplate } from "@/server/notifications/describe-template";
import { CheckFigures } from "./check-figures";
import { FormSection } from "./form-section";
import { placesOf } from "./places";
import { type SendingTime, SendPanel } from "./send-panel";
import { type BroadcastEditor, sectionOfProblem, sections } from "./use-broadcast-editor";

type CheckSectionProps = {
  editor: BroadcastEditor;
  template: SendableTemplate | undefined;
  timeZone: string;
};

/** What sending would mean now, and the ways to do it; or what still stands in the way. */
export function CheckSection({ editor, template, timeZone }: CheckSectionProps) {
  const t = useTranslations("broadcasts");
  const { problems, isDirty, isSaving } = editor;
  return (
    <FormSection number={4} title={t("sections.check")}>
      {problems.length > 0 ? (
        <Lacking editor={editor} template={template} />
      ) : (
        <Checked editor={editor} timeZone={timeZone} isSettled={!isDirty && !isSaving} />
      )}
    </FormSection>
  );
}

/** What is wrong and where; asking for it says it beside each field too. */
function Lacking({ editor, template }: Pick<CheckSectionProps, "editor" | "template">) {
  const t = useTranslations("broadcasts");
  const { problems, leave, form } = editor;
  const places = template ? placesOf(template, form.words) : [];
  const placeOf = (field: string) => {
    const place = places.find((one) => one.field === field);
    return place && t(`slots.${place.part}`, { name: place.name });
  };
  const inOrder = sections.flatMap((section) => problems.filter((one) => sectionOfProblem(one) === section));
  return (
    <div className="grid gap-3">
      <p className="max-w-prose text-pretty text-ink-soft">{t("checkFirst")}</p>
      <ul className="grid gap-1.5">
        {inOrder.map(({ field, key }) => (
          <li key={`${field} ${key}`} className="flex gap-2">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-soft" />
            <span className="text-pretty">
              {[placeOf(field), t(`problems.${key}`)].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      <Button className="justify-self-start" onClick={() => leave(...sections)}>
        {t("showWhere", { count: problems.length })}
      </Button>
    </div>
  );
}

type CheckedProps = { editor: BroadcastEditor; timeZone: string; isSettled: boolean };

function Checked({ editor, timeZone, isSettled }: CheckedProps) {
  const t = useTranslations("broadcasts");
  const trpc = useTRPC();
  const { broadcastId, version } = editor;
  const [time, setTime] = useState<SendingTime>({ isLater: false, sendAt: "" });
  const sendAt = (time.isLater && time.sendAt) || null;
  const asked = useQuery({
    ...trpc.broadcasts.check.queryOptions({ broadcastId, sendAt }, { placeholderData: keepPreviousData }),
    enabled: isSettled,
  });
  const { data } = asked;
  if (!data) {
    return asked.isError ? (
      <FailureState error={asked.error} onRetry={asked.refetch} isRetrying={asked.isFetching} />
    ) : (
      <div className="grid gap-3">
        <p role="status" className="text-ink-soft">
          {t("counting")}
        </p>
        <Skeleton className="h-32" />
      </div>
    );
  }
  const isOfNow = isSettled && data.version === version && !asked.isFetching;
  return (
    <>
      <div className={cn("transition-opacity", !isOfNow && "opacity-50")} aria-busy={!isOfNow}>
        <CheckFigures check={data} />
      </div>
      <SendPanel
        editor={editor}
        check={data}
        timeZone={timeZone}
        isOfNow={isOfNow}
        time={time}
        onTime={setTime}
      />
    </>
  );
}

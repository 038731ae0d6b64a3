"use client";

import { CalendarClock, SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Choices } from "@/components/choices";
import { FormDialog } from "@/components/dialog-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { useMoney } from "@/components/use-money";
import type { BroadcastCheck } from "@/server/notifications/broadcasts/shapes";
import { useBroadcastActions } from "../../use-broadcasts";
import { TestButton } from "./test-button";
import type { BroadcastEditor } from "./use-broadcast-editor";

type SendPanelProps = {
  editor: BroadcastEditor;
  check: BroadcastCheck;
  timeZone: string;
  /** What is shown is of the form as it is. */
  isOfNow: boolean;
  time: SendingTime;
  onTime: (time: SendingTime) => void;
};

/** At once, or as the workspace's clocks show it; empty while it is not chosen yet. */
export type SendingTime = { isLater: boolean; sendAt: string };

/** A test first, and then the whole: now or at a time, for what the person saw. */
export function SendPanel({ editor, check, timeZone, isOfNow, time, onTime }: SendPanelProps) {
  const t = useTranslations("broadcasts");
  const money = useMoney();
  const errorMessage = useErrorMessage();
  const { send } = useBroadcastActions();
  const [isTried, setIsTried] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const { broadcastId, version, form } = editor;
  const { people, cost } = check;
  const { isLater, sendAt } = time;
  const isTimeMissing = isLater && sendAt === "";
  const amount =
    cost.micros === 0n && cost.unpriced > 0
      ? t("priceUnknown")
      : money({ micros: cost.micros, currency: cost.currency });

  function ask() {
    setIsTried(true);
    send.reset();
    if (!isTimeMissing) setIsAsking(true);
  }

  function go() {
    send.mutate(
      { broadcastId, version, people, micros: String(cost.micros), sendAt: isLater ? sendAt : null },
      {
        onSuccess: () => toast.success(t(isLater ? "scheduledToast" : "started")),
        onError: () => setIsAsking(false),
      },
    );
  }

  return (
    <div className="grid gap-5 border-t pt-6">
      <Choices
        label={t("whenTitle")}
        value={isLater ? "later" : "now"}
        onChange={(way) => onTime({ ...time, isLater: way === "later" })}
        options={[
          { value: "now", label: t("sendNow"), hint: t("sendNowHint") },
          { value: "later", label: t("sendLater"), hint: t("sendLaterHint") },
        ]}
      />
      {isLater && (
        <Field
          label={t("sendAt")}
          hint={t("sendAtHint", { timeZone })}
          error={isTried && isTimeMissing && t("sendAtMissing")}
          className="max-w-xs"
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={sendAt}
              onChange={({ target }) => onTime({ ...time, sendAt: target.value })}
            />
          )}
        </Field>
      )}
      {send.error && !isAsking && (
        <p role="alert" className="text-pretty text-vermilion-ink">
          {errorMessage(send.error)}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="main" size="lg" disabled={!isOfNow || people === 0} onClick={ask}>
          {isLater ? <CalendarClock aria-hidden /> : <SendHorizontal aria-hidden />}
          {t(isLater ? "scheduleFor" : "sendTo", { people })}
        </Button>
        <TestButton editor={editor} isDisabled={!isOfNow || people === 0} />
      </div>
      {isAsking && (
        <FormDialog
          title={t("confirmTitle", { name: form.name })}
          lead={t("confirmLead", { people, amount })}
          action={t(isLater ? "scheduleFor" : "sendTo", { people })}
          isDisabled={send.isPending}
          onSubmit={go}
          onClose={() => setIsAsking(false)}
        >
          {null}
        </FormDialog>
      )}
    </div>
  );
}

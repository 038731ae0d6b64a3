"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/app/_trpc/client";
import { FormDialog } from "@/components/dialog-form";
import { displayed } from "@/components/displayed";
import { type Price, usePriceText } from "@/components/tag";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { type Channel, useChannelActions } from "./use-channels";

const words = "words";
const isNumber = (text: string) => /^\+?[\d\s().-]{7,22}$/.test(text.trim());

/** One message to a phone at hand, with its price on the button, to see that the number works. */
export function TestDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const t = useTranslations("channels");
  const errors = useTranslations("errors");
  const priceText = usePriceText();
  const trpc = useTRPC();
  const { sendTest } = useChannelActions();
  const { numberId } = channel;
  const [to, setTo] = useState("");
  const [chosen, setChosen] = useState<string>();
  const [text, setText] = useState("");
  const [isChecked, setIsChecked] = useState(false);

  const canAsk = isNumber(to);
  const options = useQuery(
    trpc.channels.quoteTest.queryOptions(
      { numberId, to },
      { enabled: canAsk, placeholderData: (before) => before },
    ),
  );
  const templates = options.data?.templates ?? [];
  const choice = chosen ?? templates[0]?.templateId ?? words;
  const plainTemplateId = choice === words ? undefined : choice;
  const template = templates.find(({ templateId }) => templateId === plainTemplateId);
  const ofTemplate = useQuery(
    trpc.channels.quoteTest.queryOptions(
      { numberId, to, plainTemplateId },
      { enabled: canAsk && plainTemplateId !== undefined },
    ),
  );
  const quote = (plainTemplateId ? ofTemplate : options).data?.quote;
  const price = quote && priceOf(quote);

  function submit() {
    setIsChecked(true);
    if (!canAsk || (choice === words && !text.trim())) return;
    sendTest.mutate(
      { numberId, to, plainTemplateId, text: plainTemplateId ? undefined : text },
      {
        onSuccess: () => {
          toast.success(t("testSent"));
          onClose();
        },
      },
    );
  }

  return (
    <FormDialog
      title={t("testTitle", { number: displayed(channel.displayNumber) })}
      lead={t("testLead")}
      action={price ? t("sendFor", { price: priceText(price) }) : t("send")}
      isDisabled={sendTest.isPending}
      failure={sendTest.error ?? options.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t("testTo")}
        hint={t("testToHint")}
        error={isChecked && !canAsk && errors("recipientForm")}
      >
        {(control) => (
          <Input
            {...control}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        )}
      </Field>
      {options.data && (
        <Field label={t("testWhat")} hint={template?.body}>
          {(control) => (
            <Select value={choice} onValueChange={setChosen}>
              <SelectTrigger {...control}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {templates.map(({ templateId, name, language }) => (
                  <SelectItem key={templateId} value={templateId}>
                    {t("testTemplate", { name, language })}
                  </SelectItem>
                ))}
                <SelectItem value={words}>{t("testWords")}</SelectItem>
              </SelectContent>
            </Select>
          )}
        </Field>
      )}
      {options.data && choice === words && (
        <Field
          label={t("testText")}
          hint={options.data.isWindowOpen ? undefined : t("testClosed")}
          error={isChecked && !text.trim() && errors("testTextMissing")}
        >
          {(control) => (
            <Input
              {...control}
              value={text}
              maxLength={1000}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}

type Quote = {
  amountMicros: bigint | null;
  currency: string;
  isFree: boolean;
  freeLeft?: number;
  freeTotal?: number;
};

function priceOf({ amountMicros, currency, isFree, freeLeft, freeTotal }: Quote): Price {
  if (isFree && freeLeft && freeTotal) return { kind: "allowance", left: freeLeft, of: freeTotal };
  if (isFree) return { kind: "free" };
  return amountMicros === null
    ? { kind: "unknown" }
    : { kind: "price", amount: { micros: amountMicros, currency } };
}

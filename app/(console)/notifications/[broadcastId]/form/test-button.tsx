"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FormDialog } from "@/components/dialog-form";
import { displayed } from "@/components/displayed";
import { type Price, usePriceText } from "@/components/tag";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { AppRouter } from "@/server/trpc/router";
import { useBroadcastActions } from "../../use-broadcasts";
import type { BroadcastEditor } from "./use-broadcast-editor";

const isNumber = (text: string) => /^\+?[\d\s().-]{7,22}$/.test(text.trim());

/** Sends what the first person gets to a number of one's own. */
export function TestButton({ editor, isDisabled }: { editor: BroadcastEditor; isDisabled: boolean }) {
  const t = useTranslations("broadcasts");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="lg" disabled={isDisabled} onClick={() => setIsOpen(true)}>
        <Smartphone aria-hidden />
        {t("test")}
      </Button>
      {isOpen && <TestDialog broadcastId={editor.broadcastId} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function TestDialog({ broadcastId, onClose }: { broadcastId: string; onClose: () => void }) {
  const t = useTranslations("broadcasts");
  const errors = useTranslations("errors");
  const priceText = usePriceText();
  const { test } = useBroadcastActions();
  const [to, setTo] = useState("");
  const [isTried, setIsTried] = useState(false);
  const quote = useQuery(
    useTRPC().broadcasts.quoteTest.queryOptions(
      { broadcastId, to },
      { enabled: isNumber(to), placeholderData: keepPreviousData },
    ),
  ).data;
  const price = quote && priceOf(quote);

  function submit() {
    setIsTried(true);
    if (!isNumber(to)) return;
    test.mutate(
      { broadcastId, to },
      {
        onSuccess: () => {
          toast.success(t("testSent", { number: displayed(to) }));
          onClose();
        },
      },
    );
  }

  return (
    <FormDialog
      title={t("testTitle")}
      lead={t("testLead")}
      action={price ? t("testSendFor", { price: priceText(price) }) : t("testSend")}
      isDisabled={test.isPending}
      failure={test.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t("testTo")}
        hint={t("testToHint")}
        error={isTried && !isNumber(to) && errors("recipientForm")}
      >
        {(control) => (
          <Input
            {...control}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            value={to}
            onChange={({ target }) => setTo(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

type Quote = inferRouterOutputs<AppRouter>["broadcasts"]["quoteTest"];

function priceOf({ isFree, amountMicros, currency }: Quote): Price {
  if (isFree) return { kind: "free" };
  return amountMicros === null
    ? { kind: "unknown" }
    : { kind: "price", amount: { micros: amountMicros, currency } };
}

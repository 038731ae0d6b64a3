"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useErrorMessage } from "@/components/use-error-message";
import { type PriceOnInput, priceOnInput } from "@/server/billing/rate-cards/schemas";
import { FoundPrice } from "./found-price";

type PriceLookupProps = { currencies: string[]; today: string };

const isRecipient = (text: string) => priceOnInput.shape.recipient.safeParse(text).success;

/** What does a message to this number or country cost on that day. */
export function PriceLookup({ currencies, today }: PriceLookupProps) {
  const t = useTranslations("rates");
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const [draft, setDraft] = useState<PriceOnInput>({
    recipient: "",
    category: "utility",
    currency: currencies[0] ?? "USD",
    day: today,
  });
  const [asked, setAsked] = useState<PriceOnInput>();
  const [isChecked, setIsChecked] = useState(false);
  const found = useQuery({
    ...trpc.rates.priceOn.queryOptions(asked ?? draft, { placeholderData: keepPreviousData }),
    enabled: asked !== undefined,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (isRecipient(draft.recipient) && draft.day) setAsked(draft);
  }

  return (
    <section aria-labelledby="price-lookup" className="grid gap-4 px-4 pt-6 pb-2 md:px-6">
      <h2 id="price-lookup" className="font-semibold text-lg">
        {t("lookup.title")}
      </h2>
      <form noValidate onSubmit={submit} className="flex max-w-4xl flex-wrap items-start gap-4">
        <Field
          label={t("lookup.recipient")}
          error={isChecked && !isRecipient(draft.recipient) && t("lookup.recipientMissing")}
          className="min-w-52 flex-1"
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              placeholder="+1 809 555 0123"
              value={draft.recipient}
              onChange={(event) => setDraft({ ...draft, recipient: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("lookup.category")} className="w-56">
          {(control) => (
            <Select
              value={draft.category}
              onValueChange={(category: PriceOnInput["category"]) => setDraft({ ...draft, category })}
            >
              <SelectTrigger {...control}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {priceOnInput.shape.category.options.map((category) => (
                  <SelectItem key={category} value={category}>
                    {t(`categories.${category}`)}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
        <Field label={t("lookup.currency")} className="w-24">
          {(control) => (
            <Select value={draft.currency} onValueChange={(currency) => setDraft({ ...draft, currency })}>
              <SelectTrigger {...control}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {currencies.map((currency) => (
                  <SelectItem key={currency} value={currency}>
                    {currency}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
        <Field label={t("lookup.day")} error={isChecked && !draft.day && t("daysMissing")} className="w-40">
          {(control) => (
            <Input
              {...control}
              type="date"
              value={draft.day}
              onChange={(event) => setDraft({ ...draft, day: event.target.value })}
            />
          )}
        </Field>
        <Button type="submit" className="mt-6 h-10" disabled={found.isFetching}>
          {t("lookup.submit")}
        </Button>
      </form>
      <div aria-live="polite">
        {found.isError ? (
          <p className="text-vermilion-ink">{errorMessage(found.error)}</p>
        ) : (
          asked && found.data && <FoundPrice asked={asked} found={found.data} />
        )}
      </div>
    </section>
  );
}

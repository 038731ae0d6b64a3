"use client";

import type { inferRouterOutputs } from "@trpc/server";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ring } from "@/components/ring";
import { Avatar } from "@/components/ui/avatar";
import { Sheet, SheetContent, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { useMoney } from "@/components/use-money";
import type { AppRouter } from "@/server/trpc/router";
import { phoneNumber, useContactName } from "./contact-name";
import { OutcomeSection } from "./outcomes/outcome-section";

export type Conversation = inferRouterOutputs<AppRouter>["inbox"]["conversation"];

/** Who it is: at the right where there is room, and on a sheet where there is not. */
export function PersonPane({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("inbox");
  return (
    <aside aria-label={t("person")} className="w-80 shrink-0 overflow-y-auto border-l p-6 max-xl:hidden">
      <Person conversation={conversation} />
    </aside>
  );
}

type PersonSheetProps = {
  conversation: Conversation;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

export function PersonSheet({ conversation, isOpen, onOpenChange }: PersonSheetProps) {
  const t = useTranslations("inbox");
  return (
    <Sheet open={isOpen} onOpenChange={onOpenChange}>
      <SheetContent aria-describedby={undefined}>
        <SheetHeader>
          <SheetTitle>{t("person")}</SheetTitle>
        </SheetHeader>
        <Person conversation={conversation} />
      </SheetContent>
    </Sheet>
  );
}

function Person({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("inbox");
  const format = useFormatter();
  const locale = useLocale();
  const money = useMoney();
  const { contact, number, since, costs } = conversation;
  const name = useContactName()(contact);
  const country = contact.country && new Intl.DisplayNames(locale, { type: "region" }).of(contact.country);
  const unpriced = costs.reduce((count, { unpricedCount }) => count + unpricedCount, 0);

  return (
    <div className="grid gap-6">
      <div className="grid justify-items-center gap-3 text-center">
        <Avatar name={name} size="lg" />
        <div className="grid gap-1">
          <p className="break-words font-semibold text-lg">{name}</p>
          <Ring {...conversation} size={28} withTime className="mx-auto" />
        </div>
      </div>
      <dl className="grid gap-3">
        {contact.waId && <Fact label={t("phone")}>{phoneNumber(contact.waId)}</Fact>}
        {contact.username && <Fact label={t("username")}>@{contact.username}</Fact>}
        {!contact.waId && <Fact label={t("phone")}>{t("phoneHidden")}</Fact>}
        {country && <Fact label={t("country")}>{country}</Fact>}
        <Fact label={t("since")}>{format.dateTime(since, "dayYear")}</Fact>
        <Fact label={t("writesTo")}>
          {number.name} · {phoneNumber(number.displayNumber.replace(/\D/g, ""))}
        </Fact>
        <Fact label={t("costs")}>
          {costs.length === 0 ? (
            t("costsNothing")
          ) : (
            <>
              {costs.map(({ currency, micros, messageCount }) => (
                <span key={currency} className="block">
                  {t("costsOf", { amount: money({ micros, currency }), count: messageCount })}
                </span>
              ))}
              {unpriced > 0 && (
                <span className="block text-ink-soft text-xs">{t("unpriced", { count: unpriced })}</span>
              )}
            </>
          )}
        </Fact>
        {conversation.marketingStoppedAt && (
          <Fact label={t("marketing")}>
            {t("marketingStopped", { date: format.dateTime(conversation.marketingStoppedAt, "dayYear") })}
          </Fact>
        )}
      </dl>
      <OutcomeSection conversationId={conversation.id} />
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5 border-b pb-3">
      <dt className="text-ink-soft text-xs">{label}</dt>
      <dd className="break-words tabular-nums">{children}</dd>
    </div>
  );
}

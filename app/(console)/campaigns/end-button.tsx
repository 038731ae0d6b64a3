"use client";

import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useErrorMessage } from "@/components/use-error-message";
import { type AdSetRow, useCampaignActions } from "./use-campaigns";

type EndButtonProps = { adSet: AdSetRow; timeZone: string };

/** A moment as the clock of a zone shows it, for a field of date and time. */
const wallOf = (at: Date | null, timeZone: string): string =>
  at
    ? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" })
        .format(at)
        .replace(" ", "T")
    : "";

/** When an ad set ends, and another end in its place. */
export function EndButton({ adSet: { adSetId, name, endsAt, status }, timeZone }: EndButtonProps) {
  const t = useTranslations("campaigns");
  const errorMessage = useErrorMessage();
  const { changeEnd } = useCampaignActions();
  const [isOpen, setIsOpen] = useState(false);
  const [end, setEnd] = useState("");
  if (status !== "ACTIVE" && status !== "PAUSED") return null;
  const shown = wallOf(endsAt, timeZone);
  const mustConfirm = changeEnd.error?.data?.key === "spendLimitConfirm";

  function submit(event: FormEvent) {
    event.preventDefault();
    changeEnd.mutate(
      { adSetId, from: endsAt?.toISOString() ?? null, to: end, isConfirmed: mustConfirm },
      { onSuccess: () => setIsOpen(false) },
    );
  }

  return (
    <Popover
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open);
        setEnd(shown);
        changeEnd.reset();
      }}
    >
      <PopoverTrigger asChild>
        <Button size="icon-sm" variant="quiet" aria-label={t("endNamed", { name })}>
          <CalendarClock aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end">
        <form noValidate onSubmit={submit} className="grid gap-3">
          <Field
            label={t("endsAt")}
            hint={t("endsAtHint", { timeZone })}
            error={changeEnd.error && errorMessage(changeEnd.error)}
          >
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                value={end}
                onChange={({ target }) => {
                  setEnd(target.value);
                  changeEnd.reset();
                }}
              />
            )}
          </Field>
          <Button type="submit" variant="main" disabled={changeEnd.isPending || end === shown}>
            {t(mustConfirm ? "changeAnyway" : "changeEnd")}
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}

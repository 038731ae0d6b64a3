"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarPlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogTitle, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Holiday } from "@/db/schema/identity";
import { CountrySelect } from "./country-select";
import { PublicHolidays } from "./public-holidays";

type ImportDialogProps = { known: Holiday[]; onAdd: (holidays: Holiday[]) => void };

/** Takes over the public holidays of a country and a year; those that are there already stay as they are. */
export function ImportDialog({ known, onAdd }: ImportDialogProps) {
  const t = useTranslations("hours");
  const trpc = useTRPC();
  const [isOpen, setIsOpen] = useState(false);
  const [country, setCountry] = useState("");
  const [year, setYear] = useState(new Date().getUTCFullYear());
  const countries = useQuery({ ...trpc.hours.countries.queryOptions(), enabled: isOpen });
  const locale = useLocale() as "en" | "fr" | "nl";
  const found = useQuery({
    ...trpc.hours.publicHolidays.queryOptions({ country, year, locale }),
    enabled: country !== "" && year >= 2000 && year <= 2100,
  });
  const dates = new Set(known.map(({ date }) => date));
  const fresh = found.data?.filter(({ date }) => !dates.has(date)) ?? [];
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button>
          <CalendarPlus aria-hidden />
          {t("import")}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogTitle>{t("import")}</DialogTitle>
        <DialogDescription>{t("importLead")}</DialogDescription>
        <div className="grid gap-4 sm:grid-cols-[1fr_7rem]">
          <CountrySelect countries={countries.data ?? []} value={country} onChange={setCountry} />
          <Field label={t("year")}>
            {(control) => (
              <Input
                {...control}
                type="number"
                min={2000}
                max={2100}
                value={year}
                onChange={({ target }) => setYear(target.valueAsNumber || 0)}
                className="tabular-nums"
              />
            )}
          </Field>
        </div>
        <PublicHolidays
          isAsked={country !== ""}
          isPending={found.isLoading}
          error={found.error ?? countries.error}
          found={found.data}
          known={dates}
        />
        <Button
          variant="main"
          disabled={fresh.length === 0}
          onClick={() => {
            onAdd(fresh.map((holiday) => ({ ...holiday, name: holiday.name.slice(0, 80), hours: [] })));
            setIsOpen(false);
          }}
        >
          {t("importCount", { count: fresh.length })}
        </Button>
      </DialogContent>
    </Dialog>
  );
}

"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";

type ReportFrameProps = {
  title: string;
  actions: ReactNode;
  question: ReactNode;
  /** Back to the question as it is asked first; empty while it is that. */
  onReset: (() => void) | undefined;
  /** Where it is found, if not among the reports. */
  back?: { href: string; label: string };
  children: ReactNode;
};

/** What every report begins with: its name, its question, and the way back to the others. */
export function ReportFrame({ title, actions, question, onReset, back, children }: ReportFrameProps) {
  const t = useTranslations("reports");
  return (
    <>
      <PageHeader
        title={
          <span className="flex items-center gap-2">
            <Link
              href={back?.href ?? "/analytics"}
              aria-label={back?.label ?? t("allReports")}
              className="-ml-2 rounded-md p-1 text-ink-soft hover:bg-hover hover:text-ink"
            >
              <ChevronLeft aria-hidden className="size-5" />
            </Link>
            {title}
          </span>
        }
        actions={actions}
      />
      {/* Words for screen readers are placed from here; from the document, they would make it longer than the screen. */}
      <div className="relative w-full max-w-7xl">
        <div className="grid justify-items-start gap-2 px-4 py-6 md:px-6">
          {question}
          {onReset && (
            <Button variant="link" size="inline" onClick={onReset}>
              {t("reset")}
            </Button>
          )}
        </div>
        {children}
      </div>
    </>
  );
}

/** The shape of an answer with its figures and its chart. */
export function ReportSkeleton() {
  return (
    <div className="grid gap-8 border-t px-4 py-8 md:px-6">
      <div className="grid gap-2">
        <Skeleton className="h-7 max-w-3xl" />
        <Skeleton className="h-7 max-w-xl" />
      </div>
      <div className="grid grid-cols-2 gap-6 sm:grid-cols-3 lg:grid-cols-5">
        {[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((nth) => (
          <Skeleton key={nth} className="h-12" />
        ))}
      </div>
      <Skeleton className="h-72" />
    </div>
  );
}

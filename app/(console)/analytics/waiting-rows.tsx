"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ring } from "@/components/ring";
import type { WaitingReport } from "@/server/analytics/report-shapes";
import { useFigures } from "./use-figures";

type WaitingRowsProps = { items: WaitingReport["mostUrgent"]; mayOpenInbox: boolean };

/** The customers whose window closes first, each with the ring of it and the way to the conversation. */
export function WaitingRows({ items, mayOpenInbox }: WaitingRowsProps) {
  const t = useTranslations("reports.latency");
  const { wait } = useFigures();
  return (
    <ul className="grid gap-x-10 md:grid-cols-2">
      {items.map((item) => (
        <li key={item.id} className="border-b">
          <Row
            href={mayOpenInbox ? (`/inbox?c=${item.conversationId}` as const) : undefined}
            className="flex min-h-11 items-center gap-3 py-1"
          >
            <Ring windowClosesAt={item.windowClosesAt} />
            <span className="min-w-0 flex-1 truncate font-medium">{item.contactName ?? t("noName")}</span>
            <span className="truncate text-ink-soft max-sm:hidden">{item.memberName ?? t("nobodyYet")}</span>
            <span className="whitespace-nowrap tabular-nums">{wait(item.waitSeconds)}</span>
          </Row>
        </li>
      ))}
    </ul>
  );
}

type RowProps = { href: `/inbox?c=${string}` | undefined; className: string; children: ReactNode };

const Row = ({ href, className, children }: RowProps) =>
  href ? (
    <Link href={href} className={`${className} hover:bg-hover`}>
      {children}
    </Link>
  ) : (
    <div className={className}>{children}</div>
  );

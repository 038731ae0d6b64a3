"use client";

import { Check, CheckCheck, CircleAlert, Clock3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";
import type { Row } from "./use-live";

type Status = NonNullable<Row["lastMessage"]>["status"];

/** How far a message of ours came: a clock, one tick, two, two in blue, or an alarm. */
export function Ticks({ status, className }: { status: Status; className?: string }) {
  const t = useTranslations("inbox.statuses");
  const Icon =
    status === "failed"
      ? CircleAlert
      : status === "queued" || status === "sending"
        ? Clock3
        : status === "sent"
          ? Check
          : CheckCheck;
  return (
    <span
      role="img"
      aria-label={t(status)}
      title={t(status)}
      className={cn("inline-flex shrink-0", className)}
    >
      <Icon
        aria-hidden
        className={cn(
          "size-3.5",
          status === "failed"
            ? "text-vermilion"
            : status === "read" || status === "played"
              ? "text-blue"
              : "text-ink-faint",
        )}
      />
    </span>
  );
}

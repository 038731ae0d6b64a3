"use client";

import { Send } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ThreadMessage } from "@/server/inbox/thread-messages";
import { useReader } from "./reader";

type FromBroadcastProps = { broadcast: NonNullable<ThreadMessage["broadcast"]> };

/** Which broadcast a message was part of, with the way to it for whoever may read that. */
export function FromBroadcast({ broadcast: { id, name } }: FromBroadcastProps) {
  const t = useTranslations("inbox");
  const { maySeeBroadcasts } = useReader();
  const words = t("fromBroadcast", { name });
  return (
    <p className="flex max-w-full items-center gap-1.5 text-ink-soft text-xs">
      <Send aria-hidden className="size-3 shrink-0" />
      {maySeeBroadcasts ? (
        <Link href={`/notifications/${id}`} className="truncate underline underline-offset-2">
          {words}
        </Link>
      ) : (
        <span className="truncate">{words}</span>
      )}
    </p>
  );
}

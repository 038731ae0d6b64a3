"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { cn } from "@/components/cn";
import { LabelChip } from "@/components/label-chip";
import { RelativeTime } from "@/components/relative-time";
import { Ring } from "@/components/ring";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { useContactName } from "./contact-name";
import { PreviewLine } from "./preview-line";
import { useReader } from "./reader";
import { useInboxParams } from "./use-inbox-params";
import type { Row } from "./use-live";

type ConversationRowProps = { row: Row; isOpen: boolean };

/** One customer in the list: the window, the name, the last word, and who has it. */
export const ConversationRow = memo(function ConversationRow({ row, isOpen }: ConversationRowProps) {
  const t = useTranslations("inbox");
  const reader = useReader();
  const { href, open } = useInboxParams();
  const name = useContactName()(row.contact);
  const isUnread = row.unreadCount > 0;

  return (
    <li className="border-b [contain-intrinsic-size:auto_4.5rem] [content-visibility:auto]">
      <a
        href={href({ c: row.id })}
        data-conversation={row.id}
        aria-current={isOpen || undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          open(row.id);
        }}
        className={cn(
          "grid h-18 grid-cols-[auto_1fr_auto] content-center items-center gap-x-3 gap-y-1 px-4 outline-offset-[-2px]",
          isOpen ? "bg-brand-soft" : "hover:bg-hover",
        )}
      >
        <Ring {...row} />
        <span className={cn("truncate", isUnread ? "font-semibold" : "font-medium")}>{name}</span>
        <RelativeTime
          at={row.lastActivityAt}
          className="justify-self-end text-ink-faint text-xs tabular-nums"
        />

        <span className="col-start-2 flex min-w-0 items-center gap-2">
          <PreviewLine message={row.lastMessage} isUnread={isUnread} />
        </span>
        <span className="flex items-center justify-end gap-1.5">
          <Worn labels={row.labels} />
          {row.isClosed && <Badge>{t("closedBadge")}</Badge>}
          {row.assignee && (
            <span
              title={
                row.assignee.id === reader.id ? t("yours") : t("assignedTo", { name: row.assignee.name })
              }
              className="flex"
            >
              <Avatar name={row.assignee.name} size="sm" />
              <span className="sr-only">
                {row.assignee.id === reader.id ? t("yours") : t("assignedTo", { name: row.assignee.name })}
              </span>
            </span>
          )}
          {isUnread && (
            <Badge tone="count">
              <span aria-hidden>{row.unreadCount > 99 ? "99+" : row.unreadCount}</span>
              <span className="sr-only">{t("unreadCount", { count: row.unreadCount })}</span>
            </Badge>
          )}
        </span>
      </a>
    </li>
  );
});

/** The first label by its name; how many more there are, in a number. */
function Worn({ labels }: Pick<Row, "labels">) {
  const t = useTranslations("labels");
  const [first, ...others] = labels;
  if (!first) return null;
  return (
    <>
      <LabelChip {...first} className="max-w-24" />
      {others.length > 0 && (
        <span
          className="text-ink-soft text-xs tabular-nums"
          title={others.map(({ name }) => name).join(", ")}
        >
          <span aria-hidden>+{others.length}</span>
          <span className="sr-only">{t("more", { count: others.length })}</span>
        </span>
      )}
    </>
  );
}

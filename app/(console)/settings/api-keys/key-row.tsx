"use client";

import { Ellipsis } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/cn";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useNow } from "@/components/use-now";
import { useWhen } from "@/components/use-when";
import { RevokeDialog } from "./revoke-dialog";
import { RotateDialog } from "./rotate-dialog";
import { scopeWords } from "./scope-words";
import type { ApiKey } from "./use-api-keys";

/** One key: what it is called, what it may do, whether anybody uses it, and until when it works. */
export function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const t = useTranslations("apiKeys");
  const format = useFormatter();
  const { timeZone, at } = useWhen();
  const now = useNow();
  const [open, setOpen] = useState<"rotate" | "revoke">();
  const { name, shown, scopes, createdBy, createdAt, expiresAt, lastUsedAt, previousWorksUntil } = apiKey;
  const day = (moment: Date) => format.dateTime(moment, "dayYear", { timeZone });
  const isOver = Boolean(apiKey.revokedAt) || apiKey.isExpired;

  return (
    <li className="flex items-start gap-4 py-4">
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className={cn("min-w-0 break-words font-medium", isOver && "text-ink-soft")}>{name}</span>
          <code className="text-ink-soft text-xs">{shown}…</code>
          {apiKey.revokedAt && <Badge>{t("revoked", { day: day(apiKey.revokedAt) })}</Badge>}
          {apiKey.isExpired && !apiKey.revokedAt && <Badge tone="vermilion">{t("expired")}</Badge>}
        </p>
        <p className="text-pretty text-ink-soft">{scopes.map((scope) => t(scopeWords[scope])).join(" · ")}</p>
        <p className="flex flex-wrap gap-x-4 gap-y-0.5 text-ink-soft text-xs">
          <span>
            {lastUsedAt
              ? t.rich("lastUsed", { when: () => <RelativeTime at={lastUsedAt} className="tabular-nums" /> })
              : t("neverUsed")}
          </span>
          {!isOver && <span>{expiresAt ? t("until", { day: day(expiresAt) }) : t("forever")}</span>}
          <span>{t("madeBy", { name: createdBy, day: day(createdAt) })}</span>
        </p>
        {previousWorksUntil && !isOver && (
          <p className="text-amber-ink text-xs">
            {t("formerStops", { at: at(previousWorksUntil, new Date(now)) })}
          </p>
        )}
      </div>
      {!apiKey.revokedAt && (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="quiet" size="icon" aria-label={t("actions", { name })}>
              <Ellipsis aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            {!apiKey.isExpired && (
              <DropdownMenuItem onSelect={() => setOpen("rotate")}>{t("rotate")}</DropdownMenuItem>
            )}
            <DropdownMenuItem variant="danger" onSelect={() => setOpen("revoke")}>
              {t("revoke")}
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      )}
      {open === "rotate" && <RotateDialog apiKey={apiKey} onClose={() => setOpen(undefined)} />}
      {open === "revoke" && <RevokeDialog apiKey={apiKey} onClose={() => setOpen(undefined)} />}
    </li>
  );
}

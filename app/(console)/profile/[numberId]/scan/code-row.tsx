"use client";

import { Copy, Ellipsis, Pencil, Printer, RotateCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Tooltip } from "@/components/ui/tooltip";
import { useErrorMessage } from "@/components/use-error-message";
import type { CodeAction } from "./code-dialogs";
import { type ScanCode, useScanActions } from "./use-scan-codes";

const tones = { asked: "blue", notMade: "vermilion", gone: "vermilion" } as const;

type CodeRowProps = {
  code: ScanCode;
  numberId: string;
  canEdit: boolean;
  onOpen: (action: CodeAction) => void;
};

/** One code: its drawing, its name, what it says, and what it started. */
export function CodeRow({ code, numberId, canEdit, onOpen }: CodeRowProps) {
  const t = useTranslations("scan");
  const common = useTranslations("common");
  const { state, message, link, started } = code;
  const name = code.name || t("unnamed");
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      toast.success(t("linkCopied"));
    } catch {
      toast.error(common("copyFailed"));
    }
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-4 md:flex-nowrap md:px-6">
      <Drawing code={code} name={name} />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 break-words font-semibold">{name}</span>
          {state !== "ready" && <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>}
        </p>
        <p className="break-words">{message}</p>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-xs tabular-nums">
          {link && <span className="break-all">{link.replace("https://", "")}</span>}
          <span>
            {code.isMadeHere ? (code.createdBy ?? t("formerMember")) : t("found")} ·{" "}
            <RelativeTime at={code.createdAt} />
          </span>
        </p>
        {state !== "ready" && <p className="text-ink-soft">{t(`leads.${state}`)}</p>}
        {code.isTwin && <p className="text-amber-ink">{t("twin")}</p>}
      </div>
      <div className="flex w-full items-center justify-between gap-2 md:w-auto md:justify-end">
        <Tooltip label={t("startedHint")} className="max-w-xs">
          <button type="button" className="rounded-sm text-left tabular-nums md:min-w-36 md:text-right">
            {t("started", { count: started })}
          </button>
        </Tooltip>
        <span className="flex items-center gap-1">
          {state === "ready" && (
            <Button size="sm" onClick={() => onOpen("print")} aria-label={t("printOf", { name })}>
              <Printer aria-hidden />
              {t("print")}
            </Button>
          )}
          {state === "notMade" && canEdit && <Again code={code} numberId={numberId} />}
          {state !== "gone" && (link || canEdit) && (
            <DropdownMenu>
              <DropdownMenuTrigger asChild>
                <Button variant="quiet" size="icon-sm" aria-label={t("actionsOf", { name })}>
                  <Ellipsis aria-hidden />
                </Button>
              </DropdownMenuTrigger>
              <DropdownMenuContent align="end">
                {link && (
                  <DropdownMenuItem onSelect={() => void copy(link)}>
                    <Copy aria-hidden />
                    {t("copyLink")}
                  </DropdownMenuItem>
                )}
                {canEdit && state === "ready" && (
                  <DropdownMenuItem onSelect={() => onOpen("edit")}>
                    <Pencil aria-hidden />
                    {t("edit")}
                  </DropdownMenuItem>
                )}
                {canEdit && state !== "asked" && (
                  <DropdownMenuItem variant="danger" onSelect={() => onOpen("remove")}>
                    <Trash2 aria-hidden />
                    {t("delete")}
                  </DropdownMenuItem>
                )}
              </DropdownMenuContent>
            </DropdownMenu>
          )}
        </span>
      </div>
    </li>
  );
}

/** Dark on white on both themes, as cameras want it. */
function Drawing({ code, name }: { code: ScanCode; name: string }) {
  const t = useTranslations("scan");
  if (code.state !== "ready") {
    return <span aria-hidden className="size-20 shrink-0 rounded-sm border border-dashed" />;
  }
  return (
    <img
      src={`/api/scan-codes/${code.id}/svg`}
      alt={t("codeOf", { name })}
      loading="lazy"
      className="size-20 shrink-0 rounded-sm border bg-white"
    />
  );
}

/** The same wish once more: Meta's list did not have it. */
function Again({ code, numberId }: { code: ScanCode; numberId: string }) {
  const t = useTranslations("scan");
  const errorMessage = useErrorMessage();
  const { make } = useScanActions();
  const { clientId, name, message } = code;
  if (!clientId) return null;
  const ask = () =>
    make.mutate(
      { numberId, clientId, name, message },
      { onError: (error) => toast.error(errorMessage(error)) },
    );
  return (
    <Button size="sm" onClick={ask} disabled={make.isPending}>
      <RotateCw aria-hidden />
      {t("again")}
    </Button>
  );
}

"use client";

import { Ellipsis, RotateCw, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { cn } from "@/components/cn";
import { displayed } from "@/components/displayed";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useErrorMessage } from "@/components/use-error-message";
import { ChannelFacts } from "./channel-facts";
import { DisconnectDialog } from "./disconnect-dialog";
import { TestDialog } from "./test-dialog";
import { TokenDialog } from "./token-dialog";
import { TroubleList } from "./trouble-list";
import { type Channel, useChannelActions } from "./use-channels";

const tones = { working: "green", warning: "amber", stopped: "vermilion", disconnected: "plain" } as const;

/** One number: whether it works, what is wrong and what to do, and what Meta says of it. */
export function ChannelRow({ channel }: { channel: Channel }) {
  const t = useTranslations("channels");
  const errorMessage = useErrorMessage();
  const { refresh, subscribe } = useChannelActions();
  const [open, setOpen] = useState<"test" | "token" | "disconnect">();
  const { numberId, verifiedName, state, troubles } = channel;
  const number = displayed(channel.displayNumber);
  const isConnected = state !== "disconnected";
  const close = () => setOpen(undefined);

  const look = () =>
    refresh.mutate(
      { numberId },
      {
        onSuccess: ({ unreachable }) => {
          if (unreachable) toast.error(t("away", { trace: unreachable.traceId ?? "–" }));
          else toast.success(t("refreshed", { number }));
        },
        onError: (error) => toast.error(errorMessage(error)),
      },
    );
  const mend = {
    replaceToken: () => setOpen("token"),
    subscribe: () => subscribe.mutate({ numberId }, { onError: (error) => toast.error(errorMessage(error)) }),
    test: () => setOpen("test"),
  };

  return (
    <li aria-label={`${verifiedName} ${number}`} className="grid gap-4 py-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-1">
          <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold text-lg">
            <span className={cn("min-w-0 break-words", !isConnected && "text-ink-soft")}>
              {verifiedName || number}
            </span>
            <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
          </h2>
          <p className="text-ink-soft tabular-nums">{number}</p>
        </div>
        {isConnected && (
          <div className="flex flex-wrap items-center gap-2">
            <Button onClick={() => setOpen("test")}>
              <Send aria-hidden />
              {t("test")}
            </Button>
            <Button onClick={look} disabled={refresh.isPending}>
              <RotateCw aria-hidden className={cn(refresh.isPending && "motion-safe:animate-spin")} />
              {t("refresh")}
            </Button>
            <DropdownMenu>
              <DropdownMenuTrigger asChild>
                <Button variant="quiet" size="icon" aria-label={t("more", { number })}>
                  <Ellipsis aria-hidden />
                </Button>
              </DropdownMenuTrigger>
              <DropdownMenuContent align="end">
                <DropdownMenuItem onSelect={() => setOpen("token")}>{t("replaceToken")}</DropdownMenuItem>
                <DropdownMenuItem variant="danger" onSelect={() => setOpen("disconnect")}>
                  {t("disconnect")}
                </DropdownMenuItem>
              </DropdownMenuContent>
            </DropdownMenu>
          </div>
        )}
      </div>
      {troubles.length > 0 && <TroubleList troubles={troubles} mend={mend} isBusy={subscribe.isPending} />}
      {isConnected ? (
        <ChannelFacts channel={channel} />
      ) : (
        <p className="max-w-prose text-pretty text-ink-soft">{t("disconnectedLead")}</p>
      )}
      {open === "test" && <TestDialog channel={channel} onClose={close} />}
      {open === "token" && <TokenDialog channel={channel} onClose={close} />}
      {open === "disconnect" && <DisconnectDialog channel={channel} onClose={close} />}
    </li>
  );
}

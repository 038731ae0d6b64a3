"use client";

import type { inferRouterOutputs } from "@trpc/server";
import { Monitor, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { useNow } from "@/components/use-now";
import { useWhen } from "@/components/use-when";
import type { AppRouter } from "@/server/trpc/router";
import { useAccountChanges } from "./use-account";

type Session = inferRouterOutputs<AppRouter>["account"]["sessions"][number];

/** One place: which device, from where, since when and until when it was seen. */
export function SessionRow({ session }: { session: Session }) {
  const t = useTranslations("account");
  const say = useErrorMessage();
  const { at } = useWhen();
  const now = useNow();
  const { endSession } = useAccountChanges();

  const { browser, system, isPhone } = session.device;
  const device =
    browser && system ? t("deviceOn", { browser, system }) : (browser ?? system ?? t("unknownDevice"));
  const Icon = isPhone ? Smartphone : Monitor;

  const end = () =>
    endSession.mutate(
      { sessionId: session.id },
      {
        onSuccess: () => toast.success(t("ended", { device })),
        onError: (error) => toast.error(say(error)),
      },
    );

  return (
    <li className="flex min-h-16 items-center gap-3 py-3">
      <Icon aria-hidden className="size-5 shrink-0 text-ink-soft" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="truncate font-medium">{device}</span>
          {session.isThis && <Badge tone="green">{t("thisDevice")}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-ink-soft tabular-nums">
          <span>{t.rich("seen", { when: () => <RelativeTime at={session.lastSeenAt} /> })}</span>
          <span>{t("since", { when: at(session.createdAt, now) })}</span>
          {session.ip && <span className="break-all">{t("fromAddress", { ip: session.ip })}</span>}
        </p>
      </div>
      {!session.isThis && (
        <Button
          size="sm"
          disabled={endSession.isPending}
          onClick={end}
          aria-label={t("signOutOf", { device })}
        >
          {t("signOut")}
        </Button>
      )}
    </li>
  );
}

"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/use-now";
import { useWhen } from "@/components/use-when";
import type { Channel } from "./use-channels";

type Trouble = Channel["troubles"][number];
type Mend = "replaceToken" | "subscribe" | "test";

/** What can be done about it here; the rest is mended at Meta. */
const mends: Partial<Record<Trouble["kind"], Mend>> = {
  tokenRevoked: "replaceToken",
  tokenExpired: "replaceToken",
  tokenOfAnotherApp: "replaceToken",
  tokenExpiring: "replaceToken",
  permissionMissing: "replaceToken",
  notSubscribed: "subscribe",
  webhookSilent: "subscribe",
};

type Props = { troubles: Trouble[]; mend: Record<Mend, () => void>; isBusy: boolean };

/** What is wrong, since when, and what to do next: the worst first. */
export function TroubleList({ troubles, mend, isBusy }: Props) {
  const t = useTranslations("channels");
  return (
    <ul aria-label={t("troubles")} className="grid gap-3">
      {troubles.map((trouble) => {
        const isStop = trouble.severity === "stop";
        const Icon = isStop ? CircleAlert : TriangleAlert;
        const how = mends[trouble.kind];
        return (
          <li
            key={trouble.kind}
            className={cn("flex gap-3 border-l-2 py-1 pl-4", isStop ? "border-vermilion" : "border-amber")}
          >
            <Icon
              aria-hidden
              className={cn("mt-0.5 size-4 shrink-0", isStop ? "text-vermilion-ink" : "text-amber-ink")}
            />
            <div className="grid justify-items-start gap-1.5">
              <p className="max-w-prose text-pretty">
                <TroubleWords trouble={trouble} />{" "}
                <span className="whitespace-nowrap text-ink-soft text-xs">
                  {t.rich("since", { when: () => <RelativeTime at={trouble.since} /> })}
                </span>
              </p>
              {how && (
                <Button size="sm" onClick={mend[how]} disabled={isBusy && how === "subscribe"}>
                  {t(how === "subscribe" ? "subscribeAgain" : how)}
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** A trouble in a sentence or two; Meta's own words, which come in English, behind it. */
export function TroubleWords({
  trouble: { kind, params = {} },
}: {
  trouble: Pick<Trouble, "kind"> & { params?: Record<string, string> };
}) {
  const t = useTranslations("channels");
  const { at } = useWhen();
  const now = useNow();
  const values = {
    when: params.expiresAt ? at(new Date(params.expiresAt), new Date(now)) : "",
    permissions: params.permissions ?? "whatsapp_business_messaging",
  };
  return (
    <>
      {t(`trouble.${kind}`, values)}
      {params.detail && (
        <>
          {" "}
          {t("metaSays")} <q lang="en">{params.detail}</q>
        </>
      )}
    </>
  );
}

"use client";

import { useFormatter, useTranslations } from "next-intl";
import { toast } from "sonner";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import { useNow } from "@/components/use-now";
import { useWhen } from "@/components/use-when";
import { type Invitation, usePeople } from "./use-people";

type InvitationRowProps = {
  invitation: Invitation;
  onLink: (made: { email: string; link: string }) => void;
};

/** One open invitation, to send once more or to withdraw. */
export function InvitationRow({ invitation, onLink }: InvitationRowProps) {
  const t = useTranslations("people");
  const format = useFormatter();
  const { timeZone } = useWhen();
  const now = useNow();
  const errorMessage = useErrorMessage();
  const { resend, withdraw } = usePeople();
  const { id: invitationId, email, roles, invitedBy, sentAt, expiresAt } = invitation;
  const isExpired = expiresAt <= now;
  const onError = (error: unknown) => toast.error(errorMessage(error));

  return (
    <li className="flex min-h-16 flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 break-all font-medium">{email}</span>
          {isExpired && <Badge tone="amber">{t("expired")}</Badge>}
        </p>
        <p className="text-ink-soft">{roles.map((role) => t(`role.${role}`)).join(" · ")}</p>
        <p className="text-ink-soft text-xs">
          {t(sentAt ? "mailedBy" : "linkBy", { name: invitedBy })}
          {!isExpired && ` · ${t("until", { day: format.dateTime(expiresAt, "day", { timeZone }) })}`}
        </p>
      </div>
      <div className="flex gap-2">
        <Button
          size="sm"
          aria-label={t("resendTo", { email })}
          disabled={resend.isPending}
          onClick={() =>
            resend.mutate(
              { invitationId },
              {
                onError,
                onSuccess: ({ shownLink: link }) => {
                  if (link) onLink({ email, link });
                  else toast.success(t("sentToast", { email }));
                },
              },
            )
          }
        >
          {t("resend")}
        </Button>
        <Button
          size="sm"
          variant="danger"
          aria-label={t("withdrawOf", { email })}
          disabled={withdraw.isPending}
          onClick={() =>
            withdraw.mutate(
              { invitationId },
              { onError, onSuccess: () => toast.success(t("withdrawnToast", { email })) },
            )
          }
        >
          {t("withdraw")}
        </Button>
      </div>
    </li>
  );
}

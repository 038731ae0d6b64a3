"use client";

import { useTranslations } from "next-intl";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { Section } from "./section";
import { SessionRow } from "./session-row";
import { useAccountChanges, useSessions } from "./use-account";

/** Every place where she is signed in, and the way to end it. */
export function SessionList() {
  const t = useTranslations("account");
  const say = useErrorMessage();
  const sessions = useSessions();
  const { endOtherSessions } = useAccountChanges();

  if (sessions.isPending) return <Skeleton className="my-6 h-40" />;
  if (sessions.isError) {
    return (
      <FailureState error={sessions.error} onRetry={sessions.refetch} isRetrying={sessions.isFetching} />
    );
  }
  const leaveOthers = () =>
    endOtherSessions.mutate(undefined, {
      onSuccess: ({ endedCount }) => toast.success(t("endedElsewhere", { count: endedCount })),
      onError: (error) => toast.error(say(error)),
    });
  return (
    <Section title={t("sessionsTitle")} lead={t("sessionsLead")}>
      <ul aria-label={t("sessionsTitle")} className="divide-y border-y">
        {sessions.data.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {sessions.data.length > 1 ? (
        <Button
          variant="danger"
          disabled={endOtherSessions.isPending}
          onClick={leaveOthers}
          className="justify-self-start"
        >
          {t("signOutElsewhere")}
        </Button>
      ) : (
        <p className="text-ink-soft">{t("onlyHere")}</p>
      )}
    </Section>
  );
}

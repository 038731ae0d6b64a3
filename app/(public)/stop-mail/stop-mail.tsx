"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import { Counter } from "../counter";

/** One button, so that a mail program which looks at every link in a letter stops nothing. */
export function StopMail() {
  const t = useTranslations("stopMail");
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const stop = useMutation(trpc.savedReports.stopMailByLink.mutationOptions());
  if (stop.isSuccess)
    return (
      <Counter title={t("stoppedTitle")} lead={t("stoppedLead")}>
        <Button asChild>
          <a href="/">{t("open")}</a>
        </Button>
      </Counter>
    );
  return (
    <Counter title={t("title")} lead={t("lead")}>
      <div className="grid w-full gap-3">
        <Button
          variant="main"
          size="lg"
          disabled={stop.isPending}
          // What stands behind the "#" never reaches a server by itself; only the browser knows it.
          onClick={() => stop.mutate({ token: window.location.hash.slice(1) })}
        >
          {t("submit")}
        </Button>
        {stop.isError && (
          <p role="alert" className="text-pretty text-vermilion-ink">
            {errorMessage(stop.error)}
          </p>
        )}
      </div>
    </Counter>
  );
}

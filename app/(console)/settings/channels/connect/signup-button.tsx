"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import { useChannelActions } from "../use-channels";
import { askMeta } from "./sign-up";

/** Meta's own window instead of ids and a token, where the app has been set up for it. */
export function SignupButton() {
  const t = useTranslations("channels");
  const errorMessage = useErrorMessage();
  const router = useRouter();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.channels.webhook.queryOptions());
  const { connectByCode } = useChannelActions();
  const [isOpen, setIsOpen] = useState(false);
  const [isCancelled, setIsCancelled] = useState(false);
  const signup = data?.signup;
  if (!signup) return null;

  async function open(settings: NonNullable<typeof signup>) {
    setIsOpen(true);
    setIsCancelled(false);
    const answer = await askMeta(settings).catch(() => undefined);
    setIsOpen(false);
    if (!answer) return setIsCancelled(true);
    connectByCode.mutate(answer, {
      onSuccess: () => {
        toast.success(t("connected", { name: "" }));
        router.push("/settings/channels");
      },
    });
  }

  return (
    <section className="grid justify-items-start gap-3 border-b pb-8">
      <p className="text-pretty text-ink-soft">{t("signupLead")}</p>
      <Button variant="main" disabled={isOpen || connectByCode.isPending} onClick={() => open(signup)}>
        {t("signup")}
      </Button>
      {isCancelled && <p role="status">{t("signupCancelled")}</p>}
      {connectByCode.isError && (
        <p role="alert" className="text-vermilion-ink">
          {errorMessage(connectByCode.error)}
        </p>
      )}
    </section>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";

/** Joins with the account that is signed in. */
export function AcceptButton({ token, workspaceName }: { token: string; workspaceName: string }) {
  const t = useTranslations("invitation");
  const errorMessage = useErrorMessage();
  const trpc = useTRPC();
  const accept = useMutation(
    trpc.invitation.accept.mutationOptions({ onSuccess: () => window.location.assign("/") }),
  );
  return (
    <div className="grid w-full gap-3">
      <Button
        variant="main"
        size="lg"
        disabled={accept.isPending || accept.isSuccess}
        onClick={() => accept.mutate({ token })}
      >
        {t("accept", { workspace: workspaceName })}
      </Button>
      {accept.isError && (
        <p role="alert" className="text-pretty text-vermilion-ink">
          {errorMessage(accept.error)}
        </p>
      )}
    </div>
  );
}

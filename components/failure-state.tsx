"use client";

import { RotateCw, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { Arch } from "./arch";
import { cn } from "./cn";
import { Button } from "./ui/button";
import { useErrorMessage } from "./use-error-message";

type FailureStateProps = { error: unknown; onRetry?: () => void; isRetrying?: boolean; className?: string };

/** A view that could not be fetched: what went wrong in words, and the way to ask again. */
export function FailureState({ error, onRetry, isRetrying = false, className }: FailureStateProps) {
  const t = useTranslations("common");
  const errorMessage = useErrorMessage();
  return (
    <div
      role="alert"
      className={cn("flex flex-col items-center justify-center gap-6 px-6 py-12 text-center", className)}
    >
      <Arch>
        <Unplug />
      </Arch>
      <p className="max-w-sm text-pretty">{errorMessage(error)}</p>
      {onRetry && (
        <Button onClick={onRetry} disabled={isRetrying}>
          <RotateCw aria-hidden className={cn(isRetrying && "animate-spin")} />
          {t("retry")}
        </Button>
      )}
    </div>
  );
}

"use client";

import { CircleAlert, CircleCheck, Info, LoaderCircle, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toaster as Sonner } from "sonner";

export { toast } from "sonner";

export function Toaster() {
  const t = useTranslations("common");
  return (
    <Sonner
      position="bottom-center"
      style={{ fontFamily: "inherit" }}
      containerAriaLabel={t("messages")}
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: t("close"),
        classNames: {
          toast:
            "flex w-full items-start gap-3 rounded-lg border border-rule-strong bg-surface p-4 text-ink text-sm shadow-float",
          title: "font-medium",
          description: "text-ink-soft",
          content: "grid flex-1 gap-0.5",
          icon: "mt-0.5 shrink-0 [&_svg]:size-4",
          actionButton:
            "shrink-0 rounded-sm font-medium text-brand-ink underline decoration-brand/40 underline-offset-4 hover:decoration-brand",
          cancelButton: "shrink-0 rounded-sm text-ink-soft hover:text-ink",
        },
      }}
      icons={{
        success: <CircleCheck aria-hidden className="text-green" />,
        info: <Info aria-hidden className="text-blue" />,
        warning: <TriangleAlert aria-hidden className="text-amber" />,
        error: <CircleAlert aria-hidden className="text-vermilion" />,
        loading: <LoaderCircle aria-hidden className="animate-spin text-ink-soft" />,
      }}
    />
  );
}

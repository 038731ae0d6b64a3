import type { ComponentProps } from "react";
import { cn } from "@/components/cn";

type KbdProps = ComponentProps<"kbd"> & { tone?: "onPaper" | "onInk" };

export function Kbd({ className, tone = "onPaper", ...props }: KbdProps) {
  return (
    <kbd
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-sm border px-1 font-sans text-xs",
        tone === "onPaper" ? "border-rule-strong bg-sunken text-ink-soft" : "border-paper/40 text-paper",
        className,
      )}
      {...props}
    />
  );
}

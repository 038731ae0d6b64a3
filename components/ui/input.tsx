import type { ComponentProps } from "react";
import { cn } from "@/components/cn";

export const controlClasses =
  "w-full rounded-md border border-control bg-surface px-3 text-ink text-sm transition-colors hover:border-ink-soft focus-visible:border-brand focus-visible:outline-offset-0 disabled:border-rule disabled:bg-sunken disabled:text-ink-faint aria-invalid:border-vermilion max-sm:text-[1rem]";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={cn(controlClasses, "h-10", className)} {...props} />;
}

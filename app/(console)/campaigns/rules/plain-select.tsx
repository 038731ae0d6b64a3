import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/components/cn";
import { controlClasses } from "@/components/ui/input";

/** The device's own list, for choices in groups. */
export function PlainSelect({ className, ...props }: ComponentProps<"select">) {
  return (
    <div className="relative">
      <select {...props} className={cn(controlClasses, "h-10 appearance-none pr-9", className)} />
      <ChevronDown aria-hidden className="pointer-events-none absolute top-3 right-3 size-4 text-ink-soft" />
    </div>
  );
}

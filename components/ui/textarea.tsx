import type { ComponentProps } from "react";
import { cn } from "@/components/cn";
import { controlClasses } from "./input";

/** Grows with what is written, up to the height its parent allows. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      className={cn(controlClasses, "field-sizing-content min-h-20 resize-none py-2", className)}
      {...props}
    />
  );
}

import type { ComponentProps } from "react";
import { cn } from "@/components/cn";

/** Holds the place of what comes, in its shape. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden className={cn("animate-pulse rounded-sm bg-rule", className)} {...props} />;
}

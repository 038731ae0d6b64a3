"use client";

import { ToggleGroup as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/cn";

export function ToggleGroup({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={cn("inline-flex rounded-md border border-rule-strong bg-sunken p-0.5", className)}
      {...props}
    />
  );
}

export function ToggleGroupItem({ className, ...props }: ComponentProps<typeof Primitive.Item>) {
  return (
    <Primitive.Item
      className={cn(
        "inline-flex h-8 items-center justify-center gap-2 rounded-sm border border-transparent px-3 text-ink-soft text-sm transition-colors hover:text-ink aria-checked:border-rule-strong aria-pressed:border-rule-strong aria-checked:bg-surface aria-pressed:bg-surface aria-checked:font-medium aria-pressed:font-medium aria-checked:text-ink aria-pressed:text-ink [&_svg]:size-4",
        className,
      )}
      {...props}
    />
  );
}

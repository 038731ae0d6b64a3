"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/cn";
import { Kbd } from "./kbd";

export const TooltipProvider = Primitive.Provider;

type TooltipProps = {
  label: ReactNode;
  shortcut?: string;
  side?: ComponentProps<typeof Primitive.Content>["side"];
  className?: string;
  children: ReactNode;
};

/** Says what a control does and which key does it too. The control keeps a name of its own for screen readers. */
export function Tooltip({ label, shortcut, side = "top", className, children }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            "z-50 flex max-w-72 animate-in items-center gap-2 rounded-sm bg-ink px-2 py-1 text-paper text-xs duration-100 fade-in-0",
            className,
          )}
        >
          {label}
          {shortcut && <Kbd tone="onInk">{shortcut}</Kbd>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

"use client";

import { ScrollArea as Primitive } from "radix-ui";
import type { ComponentProps, Ref } from "react";
import { cn } from "@/components/cn";
import { useNonce } from "@/components/nonce";

type ScrollAreaProps = ComponentProps<typeof Primitive.Root> & {
  viewportRef?: Ref<HTMLDivElement>;
  viewportProps?: ComponentProps<typeof Primitive.Viewport>;
};

export function ScrollArea({ className, children, viewportRef, viewportProps, ...props }: ScrollAreaProps) {
  const nonce = useNonce();
  return (
    <Primitive.Root className={cn("relative overflow-hidden", className)} {...props}>
      <Primitive.Viewport
        ref={viewportRef}
        nonce={nonce}
        {...viewportProps}
        className={cn("size-full [&>div]:block!", viewportProps?.className)}
      >
        {children}
      </Primitive.Viewport>
      <Primitive.Scrollbar orientation="vertical" className="flex w-2 touch-none select-none p-px">
        <Primitive.Thumb className="relative flex-1 rounded-full bg-rule-strong" />
      </Primitive.Scrollbar>
    </Primitive.Root>
  );
}

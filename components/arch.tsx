import type { ReactNode } from "react";
import { cn } from "./cn";

/** The product's mark: the arched window of a counter, its opening, and the ledge things are passed over. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={cn("size-8 shrink-0", className)}>
      <path d="M5 25V13a11 11 0 0 1 22 0v12z" className="fill-brand" />
      <path d="M10 21v-8a6 6 0 0 1 12 0v8z" className="fill-paper" />
      <path d="M2 25h28v3H2z" className="fill-brand" />
      <path d="M14 21a2 2 0 0 1 4 0z" className="fill-brand" />
    </svg>
  );
}

/** A small counter window with something in it, for a screen that has nothing else to show. */
export function Arch({ className, children }: { className?: string; children?: ReactNode }) {
  return (
    <span
      aria-hidden
      className={cn(
        "relative inline-flex h-20 w-16 items-center justify-center rounded-arch border border-rule-strong bg-surface pt-1 text-ink-soft [&_svg]:size-6",
        className,
      )}
    >
      {children}
      <span className="absolute -inset-x-2 -bottom-1 h-1 rounded-full bg-rule-strong" />
    </span>
  );
}

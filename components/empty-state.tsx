import type { ReactNode } from "react";
import { Arch } from "./arch";
import { cn } from "./cn";

type EmptyStateProps = {
  icon?: ReactNode;
  /** What this place is for. */
  title: ReactNode;
  children?: ReactNode;
  /** The first step. */
  action?: ReactNode;
  className?: string;
  /** What the title is among the headings of the page. */
  as?: "p" | "h1" | "h2";
};

export function EmptyState({ icon, title, children, action, className, as: Title = "p" }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center justify-center gap-6 px-6 py-12 text-center", className)}>
      <Arch>{icon}</Arch>
      <div className="grid max-w-sm gap-2">
        <Title className="text-balance font-semibold text-lg">{title}</Title>
        {children && <div className="text-pretty text-ink-soft">{children}</div>}
      </div>
      {action}
    </div>
  );
}

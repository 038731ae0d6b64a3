import type { ReactNode } from "react";
import { cn } from "./cn";

type PageHeaderProps = { title: ReactNode; lead?: ReactNode; actions?: ReactNode; className?: string };

/** The name of the screen, one sentence if it needs one, and what can be done here at the right. */
export function PageHeader({ title, lead, actions, className }: PageHeaderProps) {
  return (
    <header
      className={cn(
        "flex min-h-16 shrink-0 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b px-4 py-3 md:px-6",
        className,
      )}
    >
      <div className="grid gap-0.5">
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        {lead && <p className="text-ink-soft">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

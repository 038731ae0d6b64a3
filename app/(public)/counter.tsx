import type { ReactNode } from "react";
import { Mark } from "@/components/arch";

/** The counter window one comes in by: what it is for, and what is asked. */
export function Counter({
  title,
  lead,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="w-full max-w-md">
      <div className="rounded-t-full border border-rule-strong border-b-0 bg-surface p-2 pb-0">
        <div className="flex flex-col items-center gap-8 rounded-t-full border border-rule border-b-0 px-6 pt-16 pb-10 sm:px-12">
          <div className="grid justify-items-center gap-4 text-center">
            <Mark className="size-12" />
            <div className="grid max-w-64 gap-1">
              <h1 className="text-balance font-semibold text-2xl tracking-tight">{title}</h1>
              {lead && <div className="text-balance text-ink-soft">{lead}</div>}
            </div>
          </div>
          {children}
        </div>
      </div>
      <div aria-hidden className="-mx-2 h-3 rounded-xs bg-brand" />
    </div>
  );
}

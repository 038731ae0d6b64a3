import { type ReactNode, useId } from "react";

/** One matter of the account: what it is, one sentence about it, and its controls. */
export function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-4 py-8 first:pt-6">
      <div className="grid gap-1">
        <h2 id={id} className="font-semibold text-lg">
          {title}
        </h2>
        {lead && <p className="text-pretty text-ink-soft">{lead}</p>}
      </div>
      {children}
    </section>
  );
}

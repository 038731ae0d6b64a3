import type { ReactNode } from "react";

/** What scrolls must be reached by keyboard, also where nothing in it can be pressed. */
const reachable = { tabIndex: 0 };

/** A table with more columns than most screens are wide: it moves by itself, and by the arrow keys. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className="relative overflow-x-auto" {...reachable}>
      {children}
    </section>
  );
}

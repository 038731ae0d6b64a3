import { type ReactNode, useId } from "react";

type SectionProps = { title: string; note?: ReactNode; aside?: ReactNode; children: ReactNode };

/** One part of a report, under its own sentence. */
export function Section({ title, note, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-4 border-t px-4 py-8 md:px-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="grid max-w-prose gap-1">
          <h2 id={id} className="font-semibold text-lg">
            {title}
          </h2>
          {note && <p className="text-pretty text-ink-soft">{note}</p>}
        </div>
        {aside}
      </div>
      {children}
    </section>
  );
}

import { type ReactNode, useId } from "react";

type FormSectionProps = {
  number: number;
  title: string;
  lead?: string;
  /** The reader goes on to another part of the page. */
  onLeave?: () => void;
  children: ReactNode;
};

/** One of the steps of the form, which stand below each other on one page. */
export function FormSection({ number, title, lead, onLeave, children }: FormSectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) onLeave?.();
      }}
      className="grid gap-5 border-t py-8 first:border-t-0 first:pt-0"
    >
      <div className="grid gap-1">
        <h2 id={id} className="flex items-center gap-3 font-semibold text-lg">
          <span
            aria-hidden
            className="grid size-7 shrink-0 place-items-center rounded-arch bg-brand-soft pt-0.5 font-medium text-brand-ink text-sm tabular-nums"
          >
            {number}
          </span>
          {title}
        </h2>
        {lead && <p className="max-w-prose text-pretty text-ink-soft">{lead}</p>}
      </div>
      {children}
    </section>
  );
}

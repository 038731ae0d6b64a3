import type { ReactNode } from "react";
import { cn } from "./cn";

const dots = {
  pine: "bg-(--chart-1)",
  ochre: "bg-(--chart-2)",
  indigo: "bg-(--chart-3)",
  orchid: "bg-(--chart-4)",
  stone: "bg-(--chart-5)",
} as const;

type Colour = keyof typeof dots;

/** The colour of a label, which never stands without its name. */
export function LabelDot({ colour }: { colour: Colour }) {
  return <span aria-hidden className={cn("size-2.5 shrink-0 rounded-full", dots[colour])} />;
}

type LabelChipProps = { name: string; colour: Colour; className?: string; children?: ReactNode };

/** A label: its name, with its colour beside it. */
export function LabelChip({ name, colour, className, children }: LabelChipProps) {
  return (
    <span
      className={cn(
        "inline-flex h-5 min-w-0 max-w-full items-center gap-1.5 rounded-sm bg-sunken px-1.5 text-ink-soft text-xs ring-1 ring-rule-strong ring-inset",
        className,
      )}
    >
      <LabelDot colour={colour} />
      <span className="truncate">{name}</span>
      {children}
    </span>
  );
}

import type { ReactNode } from "react";
import type { TooltipContentProps } from "recharts";

export type Series = { key: string; label: string; colour: string; isDashed?: boolean };

type ChartTipProps = Partial<Pick<TooltipContentProps, "active" | "payload">> & {
  series: Series[];
  name: (index: number) => ReactNode;
  write: (value: number) => string;
  /** What is one more below the rest: the sum. */
  total?: (index: number) => string | undefined;
};

/** The figures of the point under the pointer; the table beside the chart has them for everyone. */
export function ChartTip({ active, payload, series, name, write, total }: ChartTipProps) {
  const index: unknown = payload?.[0]?.payload?.index;
  if (!active || typeof index !== "number") return null;
  const shown = series.flatMap(({ key, label, colour }) => {
    const value: unknown = payload?.find(({ dataKey }) => dataKey === key)?.value;
    return typeof value === "number" && value !== 0 ? [{ key, label, colour, value }] : [];
  });
  const sum = total?.(index);
  return (
    <div className="grid min-w-40 gap-1 rounded-md border border-rule-strong bg-surface px-3 py-2 text-ink text-xs shadow-float">
      <p className="font-medium">{name(index)}</p>
      {shown.map(({ key, label, colour, value }) => (
        <p key={key} className="flex items-center gap-2">
          <span aria-hidden className="size-2 rounded-full" style={{ background: colour }} />
          <span className="flex-1 text-ink-soft">{label}</span>
          <span className="pl-3 tabular-nums">{write(value)}</span>
        </p>
      ))}
      {sum && <p className="border-t pt-1 text-right font-medium tabular-nums">{sum}</p>}
    </div>
  );
}

import type { Series } from "./chart-tip";

/** What each line or bar of a chart is, in the order in which they are drawn. */
export function ChartKey({ series }: { series: Series[] }) {
  return (
    <ul aria-hidden className="flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-xs">
      {series.map(({ key, label, colour, isDashed }) => (
        <li key={key} className="flex items-center gap-2">
          <svg width="18" height="8" aria-hidden>
            <line
              x1="0"
              x2="18"
              y1="4"
              y2="4"
              stroke={colour}
              strokeWidth={isDashed ? 2 : 5}
              strokeDasharray={isDashed ? "3 3" : undefined}
            />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

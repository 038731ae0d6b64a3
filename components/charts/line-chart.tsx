"use client";

import {
  CartesianGrid,
  LineChart as Chart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { ChartTip, type Series } from "./chart-tip";

export type LinePoint = { name: string; tick: string; values: Record<string, number | null> };

type LineChartProps = {
  points: LinePoint[];
  series: Series[];
  /** On a scale on which every tenfold takes the same room. */
  ticks: number[];
  write: (value: number) => string;
  onSelect?: (index: number) => void;
};

/** Waits over time. Its figures are in the table beside it, so it is not read out. */
export default function LineChart({ points, series, ticks, write, onSelect }: LineChartProps) {
  const data = points.map(({ tick, values }, index) => ({
    index,
    tick,
    // What took no time at all has no place on such a scale: it lies on its lowest line.
    ...Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        value === null ? null : Math.max(value, ticks[0] ?? 1),
      ]),
    ),
  }));
  return (
    <div aria-hidden className="h-72">
      <ResponsiveContainer>
        <Chart
          data={data}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          accessibilityLayer={false}
          onClick={({ activeTooltipIndex }) => {
            if (activeTooltipIndex !== undefined && activeTooltipIndex !== null)
              onSelect?.(Number(activeTooltipIndex));
          }}
        >
          <CartesianGrid vertical={false} stroke="var(--rule)" />
          <XAxis
            dataKey="tick"
            tickLine={false}
            axisLine={{ stroke: "var(--rule-strong)" }}
            tick={{ fill: "var(--ink-soft)", fontSize: 12 }}
            minTickGap={28}
            tickMargin={6}
          />
          <YAxis
            scale="log"
            domain={[ticks[0] ?? 1, ticks.at(-1) ?? 1]}
            ticks={ticks}
            tickFormatter={write}
            tickLine={false}
            axisLine={false}
            width={64}
            interval={0}
            tick={{ fill: "var(--ink-soft)", fontSize: 12 }}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--rule-strong)" }}
            content={(tip) => (
              <ChartTip
                active={tip.active}
                payload={tip.payload}
                series={series}
                name={(index) => points[index]?.name}
                write={write}
              />
            )}
          />
          {series.map(({ key, colour, isDashed }) => (
            <Line
              key={key}
              dataKey={key}
              stroke={colour}
              strokeWidth={isDashed ? 1.5 : 2.5}
              strokeDasharray={isDashed ? "4 4" : undefined}
              dot={data.length <= 31 && !isDashed ? { r: 2.5, fill: colour, strokeWidth: 0 } : false}
              activeDot={{ r: 4, fill: colour, strokeWidth: 0 }}
              connectNulls={false}
              isAnimationActive={false}
            />
          ))}
        </Chart>
      </ResponsiveContainer>
    </div>
  );
}

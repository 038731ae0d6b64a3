"use client";

import { Bar, CartesianGrid, BarChart as Chart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { ChartTip, type Series } from "./chart-tip";

export type BarPoint = { name: string; tick: string; values: Record<string, number> };

type BarChartProps = {
  points: BarPoint[];
  series: Series[];
  write: (value: number) => string;
  total?: (index: number) => string;
  /** Lying bars, for names instead of days. */
  isLying?: boolean;
  /** Side by side instead of on top of each other. */
  isGrouped?: boolean;
  /** There is no half of one. */
  isCounted?: boolean;
  onSelect?: (index: number) => void;
};

const words = { fill: "var(--ink-soft)", fontSize: 12 };

/** Amounts side by side. Its figures are in the table beside it, so it is not read out. */
export default function BarChart({
  points,
  series,
  write,
  total,
  isLying = false,
  isGrouped = false,
  isCounted = false,
  onSelect,
}: BarChartProps) {
  const data = points.map(({ tick, values }, index) => ({ index, tick, ...values }));
  const names = { dataKey: "tick", tickLine: false, tick: words, axisLine: { stroke: "var(--rule-strong)" } };
  const amounts = {
    tickLine: false,
    axisLine: false,
    tick: words,
    tickFormatter: write,
    tickCount: 5,
    allowDecimals: !isCounted,
  };
  const longest = Math.min(22, Math.max(...points.map(({ tick }) => tick.length)));
  return (
    <div
      aria-hidden
      className="h-72"
      style={isLying ? { height: 48 + points.length * (isGrouped ? 44 : 32) } : undefined}
    >
      <ResponsiveContainer>
        <Chart
          data={data}
          layout={isLying ? "vertical" : "horizontal"}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          barCategoryGap={isLying ? 8 : "16%"}
          barGap={1}
          accessibilityLayer={false}
          onClick={({ activeTooltipIndex }) => {
            if (activeTooltipIndex !== undefined && activeTooltipIndex !== null)
              onSelect?.(Number(activeTooltipIndex));
          }}
        >
          <CartesianGrid vertical={isLying} horizontal={!isLying} stroke="var(--rule)" />
          {isLying ? (
            <>
              <XAxis type="number" {...amounts} />
              <YAxis type="category" {...names} width={longest * 7 + 16} interval={0} />
            </>
          ) : (
            <>
              <XAxis {...names} minTickGap={8} tickMargin={6} />
              <YAxis {...amounts} width={isCounted ? 48 : 88} />
            </>
          )}
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--hover)" }}
            content={(tip) => (
              <ChartTip
                active={tip.active}
                payload={tip.payload}
                series={series}
                name={(index) => points[index]?.name}
                write={write}
                total={total}
              />
            )}
          />
          {series.map(({ key, colour }) => (
            <Bar
              key={key}
              dataKey={key}
              stackId={isGrouped ? undefined : "all"}
              fill={colour}
              stroke="var(--paper)"
              strokeWidth={1}
              maxBarSize={isLying ? 22 : 56}
              isAnimationActive={false}
            />
          ))}
        </Chart>
      </ResponsiveContainer>
    </div>
  );
}

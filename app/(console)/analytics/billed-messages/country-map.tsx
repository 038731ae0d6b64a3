"use client";

import { countryPlaces } from "@/components/charts/country-places";
import type { BilledGroupRow } from "@/server/analytics/report-shapes";
import { useFigures } from "../use-figures";

const [width, height] = [960, 470];
const largestRadius = 32;
const mostLabels = 6;
/** Names nearer than this would be written over each other. */
const apart = { x: 110, y: 26 };

type CountryMapProps = { rows: BilledGroupRow[] };

/**
 * A circle for each country, whose area is its messages: a coloured country would say how large the country is. The list beside
 * it says the same in words and figures, so that nobody needs the map.
 */
export function CountryMap({ rows }: CountryMapProps) {
  const { country } = useFigures();
  const placed = rows.flatMap((row) => {
    const place = row.key === null ? undefined : countryPlaces[row.key];
    return place && row.figures.messages > 0 ? [{ row, place }] : [];
  });
  const most = Math.max(1, ...placed.map(({ row }) => row.figures.messages));
  const radiusOf = (row: BilledGroupRow) =>
    Math.max(3, largestRadius * Math.sqrt(row.figures.messages / most));
  const labels: { key: string | null; x: number; y: number }[] = [];
  for (const { row, place } of placed) {
    const [x, y] = [place[0], place[1] + radiusOf(row) + 20];
    const isFree = labels.every((one) => Math.abs(one.x - x) > apart.x || Math.abs(one.y - y) > apart.y);
    if (isFree && labels.length < mostLabels) labels.push({ key: row.key, x, y });
  }
  return (
    <div aria-hidden className="relative aspect-[960/470] w-full">
      <div className="absolute inset-0 bg-rule [mask-image:url(/world.svg)] [mask-repeat:no-repeat] [mask-size:100%_100%]" />
      <svg
        aria-hidden
        viewBox={`0 0 ${width} ${height}`}
        className="absolute inset-0 size-full overflow-visible"
      >
        {placed.map(({ row, place: [x, y] }) => (
          <circle
            key={row.key}
            cx={x}
            cy={y}
            r={radiusOf(row)}
            fill="var(--chart-1)"
            fillOpacity={0.55}
            stroke="var(--chart-1)"
            strokeWidth={1.5}
          />
        ))}
        {labels.map(({ key, x, y }) => (
          <text
            key={key}
            x={x}
            y={y}
            textAnchor="middle"
            className="fill-ink stroke-4 stroke-paper text-[20px] [paint-order:stroke] max-md:text-[34px]"
          >
            {country(key)}
          </text>
        ))}
      </svg>
    </div>
  );
}

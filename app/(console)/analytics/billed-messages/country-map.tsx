"use client";

import { countryPlaces } from "@/components/charts/country-places";
import type { BilledGroupRow } from "@/server/analytics/report-shapes";
import { useFigures } from "../use-figures";

const [width, height] = [960, 470];
const largestRadius = 44;
const labelled = 5;

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
        {placed.slice(0, labelled).map(({ row, place: [x, y] }) => (
          <text
            key={row.key}
            x={x}
            y={y + radiusOf(row) + 20}
            textAnchor="middle"
            className="fill-ink stroke-4 stroke-paper text-[20px] [paint-order:stroke] max-md:text-[34px]"
          >
            {country(row.key)}
          </text>
        ))}
      </svg>
    </div>
  );
}

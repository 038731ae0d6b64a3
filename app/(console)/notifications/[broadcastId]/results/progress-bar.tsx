"use client";

type Part = { key: string; count: number; className: string };

const length = 1000;

/** How far everybody's message is, as parts of one line; the figures beside it say the same. */
export function ProgressBar({ people, parts }: { people: number; parts: Part[] }) {
  const widths = parts.map(({ count }) => (people > 0 ? (count / people) * length : 0));
  return (
    <svg viewBox={`0 0 ${length} 12`} preserveAspectRatio="none" aria-hidden="true" className="h-3 w-full">
      <rect width={length} height="12" className="fill-sunken" />
      {parts.map(({ key, className }, at) => (
        <rect
          key={key}
          x={widths.slice(0, at).reduce((sum, one) => sum + one, 0)}
          width={widths[at]}
          height="12"
          className={className}
        />
      ))}
    </svg>
  );
}

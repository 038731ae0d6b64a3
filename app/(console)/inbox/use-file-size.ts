"use client";

import { useFormatter } from "next-intl";

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** "48 kB", "1.2 MB": in the reader's language. */
export function useFileSize() {
  const format = useFormatter();
  return (bytes: number) => {
    const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
    return format.number(bytes / 1000 ** power, {
      style: "unit",
      unit: units[power],
      unitDisplay: power === 0 ? "narrow" : "short",
      maximumFractionDigits: power > 1 ? 1 : 0,
    });
  };
}

import { invalid } from "@/server/errors";
import { type Band, bandKey, type Card, volumeCategory } from "../rate-card";
import type { FileRate, RateFile } from "./rate-file";

export type Bands = Map<string, Band[]>;

/**
 * The whole list that a file makes: Meta gives out list rates and volume tiers apart, and each replaces its own half of
 * what there was for the day.
 */
export function completeCard(file: Omit<RateFile, "faults">, sameDay: Card | undefined): Bands {
  const given = bandsOfFile(file.rates);
  if (file.kind === "tiers") {
    if (!sameDay) {
      throw invalid("There are no list rates for this currency and day yet. Import them first.", {
        key: "rateFileNeedsList",
        params: { currency: file.currency },
        field: "file",
      });
    }
    return new Map([...sameDay.bands, ...given]);
  }
  return new Map([...given].map(([key, bands]) => [key, keptBands(sameDay?.bands.get(key), bands)]));
}

/** Bands stay as long as the price they begin with does. */
const keptBands = (known: Band[] = [], given: Band[]) =>
  known[0]?.edgesKnown && known[0].amountMicros === given[0]?.amountMicros ? known : given;

function bandsOfFile(rates: FileRate[]): Bands {
  const bands: Bands = new Map();
  for (const { market, category, ...band } of rates) {
    const key = bandKey(market, category);
    bands.set(key, [...(bands.get(key) ?? []), band]);
  }
  return bands;
}

export type RateLine = { market: string; category: string; bands: Band[] };
export type RateChange = { market: string; category: string; before: Band[]; after: Band[] };

export type RateDifference = {
  added: RateLine[];
  changed: RateChange[];
  removed: RateLine[];
  sameCount: number;
};

const written = (bands: Band[]) =>
  bands.map(({ tierFrom, tierTo, amountMicros }) => `${tierFrom} ${tierTo} ${amountMicros}`).join("|");

const lineOf = (key: string, bands: Band[]): RateLine => {
  const [market = "", category = ""] = key.split("|");
  return { market, category, bands };
};

/** What a list changes beside the one that would be in force without it. */
export function differenceOf(before: Bands, after: Bands): RateDifference {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  const difference: RateDifference = { added: [], changed: [], removed: [], sameCount: 0 };
  for (const key of keys) {
    const [was, is] = [before.get(key), after.get(key)];
    if (!was && is) difference.added.push(lineOf(key, is));
    else if (was && !is) difference.removed.push(lineOf(key, was));
    else if (was && is && written(was) === written(is)) difference.sameCount += 1;
    else if (was && is) {
      const { market, category } = lineOf(key, is);
      difference.changed.push({ market, category, before: was, after: is });
    }
  }
  return difference;
}

/** A list that has fewer bands than the one before is less exact, which is worth a word. */
export const losesBands = ({ changed }: RateDifference): boolean =>
  changed.some(
    ({ category, before, after }) =>
      volumeCategory(category) && before[0]?.edgesKnown && !after[0]?.edgesKnown,
  );

import { z } from "zod";
import { blankAudience, type FormAudience, type FormPlace, pointOf } from "./schemas";

const id = z.coerce.string();
const keyed = z.object({ key: id, name: z.string().default(""), country: z.string().default("") });
const around = { radius: z.coerce.number().optional(), distance_unit: z.string().optional() };
const places = z.object({
  countries: z.array(z.string()).default([]),
  regions: z.array(keyed).default([]),
  zips: z.array(keyed).default([]),
  cities: z.array(keyed.extend(around)).default([]),
  custom_locations: z
    .array(
      z.object({
        latitude: z.coerce.number(),
        longitude: z.coerce.number(),
        name: z.string().optional(),
        ...around,
      }),
    )
    .default([]),
});
const named = z.object({ id, name: z.string().default("") });

/** What of Meta's targeting has a field on the form; each by itself, so that one strange value loses no other. */
const readers = {
  geo_locations: places,
  excluded_geo_locations: places,
  age_min: z.number().int().min(13).max(65),
  age_max: z.number().int().min(13).max(65),
  genders: z.array(z.number()),
  custom_audiences: z.array(named).max(50),
  excluded_custom_audiences: z.array(named).max(50),
  flexible_spec: z.array(z.strictObject({ interests: z.array(named).max(50) })).length(1),
};

/** Parts of targeting that say nothing about who is meant. */
const silent = ["targeting_automation", "age_range", "brand_safety_content_filter_levels"];

export type FromSaved = {
  audience: Omit<FormAudience, "category" | "isAdvantage" | "isPlacedByMeta" | "platforms">;
  /** Meta's names of what the form has no field for. */
  leftOut: string[];
};

/** An audience that was saved in Ads Manager, as far as the form can hold it. */
export function fromSaved(targeting: Record<string, unknown>): FromSaved {
  const leftOut = Object.keys(targeting).filter((name) => !(name in readers) && !silent.includes(name));
  const read = <K extends keyof typeof readers>(name: K): z.output<(typeof readers)[K]> | undefined => {
    if (targeting[name] === undefined) return undefined;
    const value = readers[name].safeParse(targeting[name]);
    if (!value.success) leftOut.push(name);
    return value.data as z.output<(typeof readers)[K]> | undefined;
  };
  const genders = read("genders") ?? [];
  const { ageMin, ageMax } = blankAudience;
  return {
    audience: {
      places: placesOf(read("geo_locations")),
      excludedPlaces: placesOf(read("excluded_geo_locations")),
      ageMin: read("age_min") ?? ageMin,
      ageMax: read("age_max") ?? ageMax,
      gender: genders.length !== 1 ? "all" : genders[0] === 1 ? "men" : "women",
      languages: [],
      interests: (read("flexible_spec")?.[0]?.interests ?? []).map(({ id, name }) => ({
        interestId: id,
        name,
      })),
      customAudiences: (read("custom_audiences") ?? []).map(listOf),
      excludedAudiences: (read("excluded_custom_audiences") ?? []).map(listOf),
    },
    leftOut,
  };
}

const listOf = ({ id, name }: z.output<typeof named>) => ({ listId: id, name: name || id });

const kilometres = ({ radius, distance_unit }: { radius?: number; distance_unit?: string }) =>
  radius === undefined
    ? undefined
    : Math.min(80, Math.max(1, Math.round(distance_unit === "mile" ? radius * 1.609 : radius)));

function placesOf(geo: z.output<typeof places> | undefined): FormPlace[] {
  if (!geo) return [];
  const plain = (kind: "region" | "zip") => (one: z.output<typeof keyed>) => ({
    ...{ kind, key: one.key, name: one.name || one.key, country: one.country.slice(0, 2) },
  });
  return [
    ...geo.countries.map((code) => ({ kind: "country" as const, key: code, name: code, country: code })),
    ...geo.regions.map(plain("region")),
    ...geo.zips.map(plain("zip")),
    ...geo.cities.map((city) => ({
      ...{ kind: "city" as const, key: city.key, name: city.name || city.key },
      ...{ country: city.country.slice(0, 2), radiusKm: kilometres(city) },
    })),
    ...geo.custom_locations.flatMap((point) => {
      const key = `${Number(point.latitude.toFixed(6))},${Number(point.longitude.toFixed(6))}`;
      const name = point.name ?? key.replace(",", ", ");
      return pointOf(key)
        ? [{ kind: "point" as const, key, name, country: "", radiusKm: kilometres(point) }]
        : [];
    }),
  ].slice(0, 50);
}

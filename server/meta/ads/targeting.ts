import { compact } from "../shape";

/** A place that Meta's search found; its key is Meta's. */
export type Place =
  | { kind: "country"; key: string; name?: string }
  | { kind: "region" | "zip"; key: string; name?: string; country?: string }
  | { kind: "city"; key: string; name?: string; country?: string; radiusKm?: number }
  | { kind: "point"; latitude: number; longitude: number; radiusKm: number; name?: string };

export type Named = { id: string; name?: string };

/** Kinds of detailed targeting that Meta's search finds and that can stand in a group. */
export const detailKinds = [
  "interests",
  "behaviors",
  "life_events",
  "industries",
  "work_positions",
  "work_employers",
  "education_statuses",
  "relationship_statuses",
  "family_statuses",
  "income",
] as const;
export type DetailKind = (typeof detailKinds)[number];
export type Detail = Named & { kind: DetailKind };

export const platforms = [
  "facebook",
  "instagram",
  "messenger",
  "audience_network",
  "threads",
  "whatsapp",
] as const;
export type Platform = (typeof platforms)[number];

/** Chosen placements. Positions Meta no longer has are refused there, and so never listed here. */
export type Placements = {
  platforms: Platform[];
  positions: Partial<Record<Platform, string[]>>;
  devices?: ("mobile" | "desktop")[];
};

export type Audience = {
  places: Place[];
  excludedPlaces: Place[];
  ageMin: number;
  /** 65 means 65 and older. */
  ageMax: number;
  genders: ("men" | "women")[];
  /** Meta's numbers of languages. */
  locales: number[];
  /** Somebody of each group; within a group one detail is enough. */
  details: Detail[][];
  customAudiences: Named[];
  excludedCustomAudiences: Named[];
  /** Meta may go beyond ages, genders and details where it expects more. Places, languages and exclusions stay hard. */
  isAdvantage: boolean;
  /** Absent: Meta places the ads where they do best, WhatsApp Status among others. */
  placements?: Placements;
};

const kilometre = { distance_unit: "kilometer" } as const;

function placesOf(places: Place[]) {
  if (places.length === 0) return undefined;
  const keyed = <K extends Place["kind"]>(kind: K) =>
    places.filter((place): place is Extract<Place, { kind: K }> => place.kind === kind);
  const list = <T>(items: T[]) => (items.length > 0 ? items : undefined);
  return compact({
    countries: list(keyed("country").map(({ key }) => key)),
    regions: list(keyed("region").map(({ key }) => ({ key }))),
    zips: list(keyed("zip").map(({ key }) => ({ key }))),
    cities: list(
      keyed("city").map(({ key, radiusKm }) => ({
        key,
        ...(radiusKm !== undefined && { radius: radiusKm, ...kilometre }),
      })),
    ),
    custom_locations: list(
      keyed("point").map(({ latitude, longitude, radiusKm }) => ({
        latitude,
        longitude,
        radius: radiusKm,
        ...kilometre,
      })),
    ),
  });
}

function detailsOf(groups: Detail[][]) {
  const spec = groups
    .filter((group) => group.length > 0)
    .map((group) => {
      const byKind: Partial<Record<DetailKind, Named[]>> = {};
      for (const { kind, id, name } of group) byKind[kind] = [...(byKind[kind] ?? []), { id, name }];
      return byKind;
    });
  return spec.length > 0 ? spec : undefined;
}

const audiencesOf = (audiences: Named[]) =>
  audiences.length > 0 ? audiences.map(({ id }) => ({ id })) : undefined;

function placementsOf(placements: Placements | undefined) {
  if (!placements) return {};
  const { platforms, positions, devices } = placements;
  return {
    publisher_platforms: platforms,
    device_platforms: devices,
    ...Object.fromEntries(
      platforms.flatMap((platform) => {
        const chosen = positions[platform];
        return chosen && chosen.length > 0 ? [[`${platform}_positions`, chosen]] : [];
      }),
    ),
  };
}

/**
 * The audience as Meta takes it. Whether Meta may go beyond it is always said, since an ad set that leaves it out is refused;
 * where it may, the wished ages are a suggestion (`age_range`) and only the lowest age stays hard. `location_types` is never
 * sent: Meta refuses it. Detailed exclusions do not exist any more.
 */
export function targetingOf(audience: Audience) {
  const { places, excludedPlaces, ageMin, ageMax, genders, locales, isAdvantage } = audience;
  const ages = isAdvantage ? { age_range: [ageMin, ageMax] } : { age_max: ageMax };
  return compact({
    geo_locations: placesOf(places),
    excluded_geo_locations: placesOf(excludedPlaces),
    age_min: ageMin,
    ...ages,
    genders: genders.length === 1 ? [genders[0] === "men" ? 1 : 2] : undefined,
    locales: locales.length > 0 ? locales : undefined,
    flexible_spec: detailsOf(audience.details),
    custom_audiences: audiencesOf(audience.customAudiences),
    excluded_custom_audiences: audiencesOf(audience.excludedCustomAudiences),
    ...placementsOf(audience.placements),
    targeting_automation: { advantage_audience: isAdvantage ? 1 : 0 },
  });
}

import type { Content } from "../world";
import { adError, badParam } from "./errors";
import { countriesIn, details, languages, places, placesIn } from "./places";
import { checkTargeting, record, text } from "./rules";

const starts = (name: string, q: string) =>
  name.normalize("NFD").toLowerCase().startsWith(q.normalize("NFD").toLowerCase());

/** `GET /search`: places and languages by how their name begins. */
export function search(params: Content): Content {
  const q = text(params.q);
  if (!q) throw badParam("q", "The parameter q is required");
  const most = Number(params.limit ?? 25);
  switch (params.type) {
    case "adgeolocation": {
      const types = Array.isArray(params.location_types)
        ? params.location_types
        : ["country", "region", "city", "zip"];
      const found = places.filter(({ name, type }) => types.includes(type) && starts(name, q));
      return { data: found.slice(0, most).map(geoNode) };
    }
    case "adlocale":
      return { data: languages.filter(({ name }) => starts(name, q)).slice(0, most) };
  }
  throw badParam("type", "This sandbox searches adgeolocation and adlocale");
}

function geoNode({ key, name, type, country, region }: (typeof places)[number]) {
  const country_name = places.find((place) => place.key === country)?.name;
  return {
    key,
    name,
    type,
    country_code: country,
    country_name,
    ...(region && { region }),
    supports_city: type === "country",
    supports_region: type === "country",
  };
}

const detailNode = ({ people, ...detail }: (typeof details)[number]) => ({
  ...detail,
  audience_size_lower_bound: people,
  audience_size_upper_bound: Math.round(people * 1.18),
});

export function searchDetails(params: Content): Content {
  const q = text(params.q).toLowerCase();
  if (!q) throw badParam("q", "The parameter q is required");
  return { data: details.filter(({ name }) => name.toLowerCase().includes(q)).map(detailNode) };
}

/** Which ids still stand for something. */
export function validateDetails(params: Content): Content {
  const ids = Array.isArray(params.id_list) ? params.id_list.map(String) : [];
  return {
    data: ids.map((id) => {
      const detail = details.find((one) => one.id === id);
      return detail
        ? { ...detailNode(detail), valid: true }
        : { id, name: id, type: "interests", valid: false };
    }),
  };
}

/** How many people a targeting has: its places, cut down by age, gender and details. */
function peopleIn(targeting: Content): number {
  checkTargeting(targeting, { isNew: false });
  const geo = record(targeting.geo_locations);
  const sumOf = (geo: Content) => placesIn(geo).reduce((sum, { people }) => sum + people, 0);
  const whole = Math.max(0, sumOf(geo) - sumOf(record(targeting.excluded_geo_locations)));
  const points = Array.isArray(geo.custom_locations) ? geo.custom_locations.length * 90_000 : 0;
  const lists = Array.isArray(targeting.custom_audiences) ? targeting.custom_audiences.length * 4000 : 0;
  const from = Number(targeting.age_min ?? 18);
  const to = Number(targeting.age_max ?? 65);
  const ofAge = Math.min(1, Math.max(0.02, (to - from + 1) / 48));
  const genders = Array.isArray(targeting.genders) && targeting.genders.length === 1 ? 0.5 : 1;
  const groups = Array.isArray(targeting.flexible_spec) ? 0.3 ** targeting.flexible_spec.length : 1;
  return Math.max(1000, Math.round((whole + points || lists || 1000) * ofAge * genders * groups));
}

const round = (people: number) => Math.round(people / 100) * 100;

/** Whoever is on a list that is still being counted, nobody can say how many they are. */
const isCounting = (targeting: Content) =>
  [targeting.custom_audiences, targeting.excluded_custom_audiences].some(
    (lists) => Array.isArray(lists) && lists.some((one) => record(one).id === countingList.id),
  );

export function estimateReach(params: Content): Content {
  if (!params.targeting_spec) throw badParam("targeting_spec", "The parameter targeting_spec is required");
  const targeting = record(params.targeting_spec);
  const people = peopleIn(targeting);
  if (isCounting(targeting)) {
    return { data: { users_lower_bound: -1, users_upper_bound: -1, estimate_ready: false } };
  }
  return {
    data: {
      users_lower_bound: round(people * 0.85),
      users_upper_bound: round(people),
      estimate_ready: true,
    },
  };
}

export function estimateDelivery(params: Content): Content {
  if (!params.optimization_goal) throw adError(2490408);
  const people = peopleIn(record(params.targeting_spec));
  return {
    data: [
      {
        estimate_mau_lower_bound: round(people * 0.85),
        estimate_mau_upper_bound: round(people),
        estimate_ready: true,
        targeting_optimization_types: [],
      },
    ],
  };
}

const countingList = {
  id: "23850000000000003",
  name: "Newsletter of November",
  subtype: "CUSTOM",
  approximate_count_lower_bound: -1,
  approximate_count_upper_bound: -1,
};

export const customAudiences = [
  countingList,
  {
    id: "23850000000000001",
    name: "Ordered in the last 90 days",
    subtype: "CUSTOM",
    approximate_count_lower_bound: 1900,
    approximate_count_upper_bound: 2300,
  },
  {
    id: "23850000000000002",
    name: "Lookalike (BE, 1%) of orders",
    subtype: "LOOKALIKE",
    approximate_count_lower_bound: 72_000,
    approximate_count_upper_bound: 84_000,
  },
];

export const savedAudiences = [
  {
    id: "23860000000000001",
    name: "Brussels, 25 to 54",
    targeting: {
      geo_locations: {
        cities: [{ key: "176294", name: "Brussels", country: "BE", radius: 20, distance_unit: "kilometer" }],
      },
      age_min: 25,
      age_max: 54,
      locales: [9],
    },
  },
];

/** Whether a phone in this country is among those a targeting means. */
export function reaches(targeting: Content, country: string): boolean {
  const geo = record(targeting.geo_locations);
  const countries = countriesIn(geo);
  const excluded = record(targeting.excluded_geo_locations).countries;
  if (Array.isArray(excluded) && excluded.includes(country)) return false;
  return countries.size === 0 || countries.has(country);
}

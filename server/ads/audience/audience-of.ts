import type { Audience, Place } from "../../meta/ads/targeting";
import { type FormAudience, type FormPlace, type PeopleList, pointOf } from "./schemas";

/** Who is meant, in the words of Meta. */
export function audienceOf(form: FormAudience): Audience {
  const isSpecial = form.category !== "NONE";
  return {
    places: form.places.flatMap(placeOf),
    excludedPlaces: form.excludedPlaces.flatMap(placeOf),
    ageMin: form.ageMin,
    ageMax: form.ageMax,
    genders: form.gender === "all" ? [] : [form.gender],
    locales: form.languages.map(({ key }) => key),
    details:
      form.interests.length === 0
        ? []
        : [form.interests.map(({ interestId, name }) => ({ kind: "interests", id: interestId, name }))],
    customAudiences: form.customAudiences.map(named),
    excludedCustomAudiences: form.excludedAudiences.map(named),
    isAdvantage: form.isAdvantage && !isSpecial,
    ...(!form.isPlacedByMeta && { placements: { platforms: form.platforms, positions: {} } }),
  };
}

const usualPointKm = 5;

function placeOf({ kind, key, name, country, radiusKm }: FormPlace): Place[] {
  if (kind === "country") return [{ kind, key, name }];
  if (kind === "city") return [{ kind, key, name, country, radiusKm }];
  if (kind !== "point") return [{ kind, key, name, country }];
  const point = pointOf(key);
  return point ? [{ kind, ...point, radiusKm: radiusKm ?? usualPointKm, name }] : [];
}

const named = ({ listId: id, name }: PeopleList) => ({ id, name });

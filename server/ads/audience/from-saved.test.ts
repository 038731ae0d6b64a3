import { expect, test } from "vitest";
import { fromSaved } from "./from-saved";
import { blankAudience, formAudience } from "./schemas";

const whole = (saved: ReturnType<typeof fromSaved>) =>
  formAudience.parse({ ...blankAudience, ...saved.audience });

test("a saved audience fills the fields that the form has, and names what it has no field for", () => {
  const saved = fromSaved({
    geo_locations: {
      countries: ["BE"],
      cities: [{ key: 176294, name: "Brussels", country: "BE", radius: 10, distance_unit: "mile" }],
      custom_locations: [{ latitude: 50.84661234, longitude: 4.3528, radius: 3, distance_unit: "kilometer" }],
    },
    excluded_geo_locations: { zips: [{ key: "BE:1050", name: "1050", country: "BE" }] },
    age_min: 25,
    age_max: 54,
    genders: [2],
    flexible_spec: [{ interests: [{ id: "6003348604581", name: "Bread" }] }],
    excluded_custom_audiences: [{ id: "23850000000000001", name: "Orders" }],
    locales: [9],
    targeting_automation: { advantage_audience: 0 },
  });
  expect(saved.leftOut).toEqual(["locales"]);
  expect(whole(saved)).toMatchObject({
    places: [
      { kind: "country", key: "BE" },
      { kind: "city", key: "176294", radiusKm: 16 },
      { kind: "point", key: "50.846612,4.3528", radiusKm: 3 },
    ],
    excludedPlaces: [{ kind: "zip", key: "BE:1050" }],
    ageMin: 25,
    ageMax: 54,
    gender: "women",
    interests: [{ interestId: "6003348604581", name: "Bread" }],
    customAudiences: [],
    excludedAudiences: [{ listId: "23850000000000001", name: "Orders" }],
  });
});

test("what cannot be read is said, and the rest is taken", () => {
  const saved = fromSaved({
    geo_locations: { countries: ["ES"] },
    age_min: "old",
    flexible_spec: [{ interests: [{ id: "1" }], behaviors: [{ id: "2" }] }, { interests: [{ id: "3" }] }],
  });
  expect(saved.leftOut.sort()).toEqual(["age_min", "flexible_spec"]);
  expect(whole(saved)).toMatchObject({ places: [{ key: "ES" }], ageMin: 18, interests: [] });
});

import { expect, test } from "vitest";
import { targetingOf } from "../../meta/ads/targeting";
import { audienceOf } from "./audience-of";
import { blankAudience, pointOf } from "./schemas";

test("places, points and lists go to Meta as they were chosen, and those left out as left out", () => {
  const targeting = targetingOf(
    audienceOf({
      ...blankAudience,
      places: [
        { kind: "zip", key: "BE:1000", name: "1000", country: "BE" },
        { kind: "point", key: "50.8466,4.3528", name: "The shop", country: "", radiusKm: 3 },
      ],
      excludedPlaces: [{ kind: "city", key: "176301", name: "Ghent", country: "BE", radiusKm: 20 }],
      customAudiences: [{ listId: "1", name: "Orders" }],
      excludedAudiences: [{ listId: "2", name: "Complaints" }],
    }),
  );
  expect(targeting).toMatchObject({
    geo_locations: {
      zips: [{ key: "BE:1000" }],
      custom_locations: [{ latitude: 50.8466, longitude: 4.3528, radius: 3, distance_unit: "kilometer" }],
    },
    excluded_geo_locations: { cities: [{ key: "176301", radius: 20, distance_unit: "kilometer" }] },
    custom_audiences: [{ id: "1" }],
    excluded_custom_audiences: [{ id: "2" }],
    targeting_automation: { advantage_audience: 1 },
  });
  // Meta took detailed exclusions away.
  expect(targeting).not.toHaveProperty("exclusions");
});

test("a special category never lets Meta go beyond it", () => {
  expect(audienceOf({ ...blankAudience, category: "HOUSING" }).isAdvantage).toBe(false);
});

test("a point is two numbers on the globe, and nothing else", () => {
  expect(pointOf("50.8466,4.3528")).toEqual({ latitude: 50.8466, longitude: 4.3528 });
  for (const key of ["91,4", "50,181", "50", "50,4,3", "Brussels", "1e3,4"])
    expect(pointOf(key)).toBeUndefined();
});

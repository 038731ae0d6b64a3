import { z } from "zod";
import { words } from "../../line";
import { specialCategories } from "../../meta/ads/objectives";

const text = (most: number) => words.max(most);

/** Where a point on the map lies, out of its key such as "50.8466,4.3528"; nothing, when that is no place on earth. */
export function pointOf(key: string): { latitude: number; longitude: number } | undefined {
  const parts = /^(-?\d{1,2}(?:\.\d{1,7})?),(-?\d{1,3}(?:\.\d{1,7})?)$/.exec(key);
  if (!parts) return undefined;
  const [latitude, longitude] = [Number(parts[1]), Number(parts[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

export const placeKinds = ["country", "region", "city", "zip", "point"] as const;

const place = z
  .object({
    kind: z.enum(placeKinds),
    /** Meta's key; of a country its ISO code, of a point its latitude and longitude. */
    key: text(60),
    name: text(200),
    /** Empty for a point: which country it is in, nobody said. */
    country: text(2).meta({ examples: ["ES"] }),
    radiusKm: z.number().int().min(1).max(80).optional(),
  })
  .refine(({ kind, key }) => kind !== "point" || pointOf(key) !== undefined, { path: ["key"] });
export type FormPlace = z.output<typeof place>;

/** The countries that the places are in; a point does not say. */
export const countriesOf = (places: FormPlace[]): string[] => [
  ...new Set(places.map(({ kind, key, country }) => (kind === "country" ? key : country)).filter(Boolean)),
];

const interest = z.object({ interestId: text(60), name: text(200) });
const language = z.object({ key: z.number().int().min(0).max(100_000), name: text(200) });
/** A list of people made at Meta, by Meta's number. */
const peopleList = z.object({ listId: text(30), name: text(400) });
export type PeopleList = z.output<typeof peopleList>;

export const chosenPlatforms = ["facebook", "instagram", "messenger"] as const;

/** The part of the form that says who sees the ad, and where. */
export const audienceShape = {
  category: z.enum(["NONE", ...specialCategories]),
  places: z.array(place).max(50),
  excludedPlaces: z.array(place).max(50),
  ageMin: z.number().int().min(13).max(65),
  ageMax: z.number().int().min(13).max(65),
  gender: z.enum(["all", "women", "men"]),
  languages: z.array(language).max(20),
  interests: z.array(interest).max(50),
  customAudiences: z.array(peopleList).max(50),
  excludedAudiences: z.array(peopleList).max(50),
  isAdvantage: z.boolean(),
  isPlacedByMeta: z.boolean(),
  platforms: z.array(z.enum(chosenPlatforms)).max(chosenPlatforms.length),
};
export const formAudience = z.object(audienceShape);
export type FormAudience = z.output<typeof formAudience>;

/** A Page's usual customers are adults, and Meta finds the best places for its ads. */
export const blankAudience: FormAudience = {
  category: "NONE",
  places: [],
  excludedPlaces: [],
  ageMin: 18,
  ageMax: 65,
  gender: "all",
  languages: [],
  interests: [],
  customAudiences: [],
  excludedAudiences: [],
  isAdvantage: true,
  isPlacedByMeta: true,
  platforms: ["facebook", "instagram"],
};

export const audienceSizeInput = z.object({ connectionId: z.uuid(), audience: formAudience });
export type AudienceSizeInput = z.output<typeof audienceSizeInput>;

import { z } from "zod";
import type { GraphResult } from "../client";
import { actOf, callMarketing, listMarketing, type OnAccount } from "./call";
import { flag, whole, word } from "./nodes";
import type { DetailKind } from "./targeting";

type Asked = OnAccount & { text: string; locale?: string };

const mostFound = 25;

const geo = z.object({
  key: z.coerce.string(),
  name: z.string(),
  type: z.string(),
  country_code: word,
  country_name: word,
  region: word,
  supports_city: flag,
  supports_region: flag,
});

export const placeTypes = ["country", "region", "city", "zip"] as const;

export type FoundPlace = {
  key: string;
  name: string;
  kind: (typeof placeTypes)[number];
  country?: string;
  region?: string;
};

/** Countries, regions, cities and postal codes whose name begins like this. */
export async function searchPlaces({
  accountId,
  token,
  text,
  locale,
}: Asked): Promise<GraphResult<FoundPlace[]>> {
  const result = await searchMeta({ accountId, token, text, locale, type: "adgeolocation", item: geo });
  if (!result.ok) return result;
  const value = result.value.flatMap(({ key, name, type, country_code, region }): FoundPlace[] => {
    const kind = placeTypes.find((one) => one === type);
    return kind ? [{ key, name, kind, country: country_code, region }] : [];
  });
  return { ...result, value };
}

const language = z.object({ key: z.coerce.number(), name: z.string() });
export type FoundLanguage = z.output<typeof language>;

/** Languages, by the numbers Meta knows them by. */
export const searchLanguages = (asked: Asked) => searchMeta({ ...asked, type: "adlocale", item: language });

type Search<T> = Asked & { type: "adgeolocation" | "adlocale"; item: z.ZodType<T> };

/** Documented by Meta, though in none of its machine-readable descriptions. */
async function searchMeta<T>({
  accountId,
  token,
  text,
  locale,
  type,
  item,
}: Search<T>): Promise<GraphResult<T[]>> {
  const result = await callMarketing({
    method: "GET",
    path: "search",
    accountId,
    token,
    params: {
      type,
      q: text,
      limit: mostFound,
      ...(type === "adgeolocation" && { location_types: placeTypes }),
      ...(locale && { locale }),
    },
    answer: z.object({ data: z.array(item) }),
  });
  return result.ok ? { ...result, value: result.value.data } : result;
}

const unified = z.object({
  id: z.coerce.string(),
  name: z.string(),
  type: z.string().default("interests"),
  path: z.array(z.string()).optional().catch(undefined),
  description: word,
  audience_size_lower_bound: whole,
  audience_size_upper_bound: whole,
  valid: flag,
});

const detail = unified.transform((one) => ({
  id: one.id,
  name: one.name,
  kind: one.type as DetailKind,
  path: one.path ?? [],
  description: one.description,
  smallest: one.audience_size_lower_bound,
  largest: one.audience_size_upper_bound,
  isValid: one.valid ?? true,
}));
export type FoundDetail = z.output<typeof detail>;

/** Interests, behaviours and the like. Their ids age, so what a draft keeps is asked about again before it is published. */
export const searchDetails = ({ accountId, token, text }: Omit<Asked, "locale">) =>
  listMarketing({
    path: `${actOf(accountId)}/targetingsearch`,
    accountId,
    token,
    params: { q: text, limit: mostFound },
    item: detail,
  });

/** Which of these details Meta still takes. */
export const checkDetails = ({ accountId, token, ids }: OnAccount & { ids: string[] }) =>
  listMarketing({
    path: `${actOf(accountId)}/targetingvalidation`,
    accountId,
    token,
    params: { id_list: ids },
    item: detail,
  });

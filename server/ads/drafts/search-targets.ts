import type { AdFailure } from "@/db/schema/ads";
import type { Ctx } from "../../context";
import type { OnAccount } from "../../meta/ads/call";
import { searchDetails, searchLanguages, searchPlaces } from "../../meta/ads/search";
import type { GraphResult } from "../../meta/client";
import { failureOf } from "../ad-failure";
import type { FormPlace } from "../audience/schemas";
import { placeOf } from "../connections/load-connection";
import type { SearchInput } from "./schemas";

/** What Meta found, or why it could not be asked: the form goes on without it. */
type Found<T> = { found: T[]; failure: AdFailure | null };

async function search<M, T>(
  ctx: Ctx,
  { connectionId, query }: SearchInput,
  ask: (asked: OnAccount & { text: string }) => Promise<GraphResult<M[]>>,
  shape: (one: M) => T[],
): Promise<Found<T>> {
  const place = await placeOf(ctx, connectionId);
  const answer = await ask({ ...place, text: query });
  return answer.ok
    ? { found: answer.value.flatMap(shape), failure: null }
    : { found: [], failure: failureOf(answer.error, ctx.now()) };
}

/** Countries, regions, cities and postal codes, as the form keeps them. */
export const findPlaces = (ctx: Ctx, input: SearchInput): Promise<Found<FormPlace & { region?: string }>> =>
  search(ctx, input, searchPlaces, ({ key, name, kind, country = "", region }) => [
    { kind, key, name, country: kind === "country" ? key : country, region },
  ]);

export const findInterests = (ctx: Ctx, input: SearchInput) =>
  search(ctx, input, searchDetails, ({ id, name, kind, path, smallest, largest }) =>
    kind === "interests"
      ? [{ interestId: id, name, path, smallest: smallest ?? null, largest: largest ?? null }]
      : [],
  );

export const findLanguages = (ctx: Ctx, input: SearchInput) =>
  search(ctx, input, searchLanguages, (one) => [one]);

import { type SQL, sql } from "drizzle-orm";

/** What each slice of a roll-up tells apart, the narrowest first. */
export type Slices = Readonly<Record<string, readonly string[]>>;

/**
 * The first slice that knows all that is asked for, so that the rows a report reads do not grow with what it does not ask for;
 * none when only the facts themselves know it.
 */
export const sliceWith = <Slice extends string>(
  slices: Readonly<Record<Slice, readonly string[]>>,
  asked: readonly string[],
): Slice | undefined =>
  (Object.keys(slices) as Slice[]).find((slice) => asked.every((one) => slices[slice].includes(one)));

/** The names of all slices, as Postgres counts through them. */
export const namesOfSlices = (slices: Slices): SQL => sql`unnest(${sql.param(Object.keys(slices))}::text[])`;

/** A column where the slice tells it apart, and elsewhere what stands for "none". */
export const toldIn =
  (slices: Slices) =>
  (dimension: string, column: SQL, otherwise: SQL): SQL => {
    const knowing = Object.keys(slices).filter((slice) => slices[slice]?.includes(dimension));
    return sql`case when slice = any(${sql.param(knowing)}::text[]) then ${column} else ${otherwise} end`;
  };

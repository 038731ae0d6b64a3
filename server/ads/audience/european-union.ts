import type { FormPlace } from "./schemas";

/** The European Union with its associated territories: who reaches them names a beneficiary and a payer. As of 2026-09-12. */
const union = new Set(
  (
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE " +
    "AX BL GF GP MF MQ RE YT"
  ).split(" "),
);

/** A point may lie anywhere, so it counts as there: where it does not, Meta keeps nothing of the two names. */
export const reachesUnion = (places: FormPlace[]) =>
  places.some(({ kind, key, country }) => kind === "point" || union.has(kind === "country" ? key : country));

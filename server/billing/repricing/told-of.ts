import type { charges } from "@/db/schema/billing";

/** What decides a charge's price, as it is kept beside the amounts before and after. */
export const toldOf = ({
  category,
  market,
  regime,
  basis,
  rateCardId,
  ownRateCardId,
  tierFrom,
  listMicros,
}: typeof charges.$inferSelect) => ({
  category,
  market,
  regime,
  basis,
  rateCardId,
  ownRateCardId,
  tierFrom,
  listMicros: listMicros === null ? null : String(listMicros),
});

import type { Content } from "../world";
import { adError } from "./errors";
import { countriesIn } from "./places";
import { record, text } from "./rules";

/** Who was verified in this business: a company and the agency that pays for it. */
const verified = ["700000000000001", "700000000000002"];

/** Where every ad must name verified identities, and under which names. */
const asking: Record<string, { category: string; prefix: string }> = {
  BR: { category: "BRAZIL_REGULATION", prefix: "universal" },
  SG: { category: "SINGAPORE_UNIVERSAL", prefix: "singapore_universal" },
  TW: { category: "TAIWAN_UNIVERSAL", prefix: "taiwan_universal" },
};

/** Brazil, Singapore and Taiwan take only ads whose beneficiary and payer were verified. */
export function checkRegional(params: Content) {
  const reached = countriesIn(record(record(params.targeting).geo_locations));
  const declared = Array.isArray(params.regional_regulated_categories)
    ? params.regional_regulated_categories
    : [];
  const identities = record(params.regional_regulation_identities);
  for (const country of reached) {
    const rule = asking[country];
    if (!rule) continue;
    const isKnown = (who: string) => verified.includes(text(identities[`${rule.prefix}_${who}`]));
    const says = `In this sandbox ${verified.join(" and ")} are verified.`;
    if (!declared.includes(rule.category) || !isKnown("beneficiary")) throw adError(3858634, { says });
    if (!isKnown("payer")) throw adError(3858636, { says });
  }
}

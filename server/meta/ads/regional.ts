/** Where an ad needs a verified beneficiary and payer: the categories that Meta's documents name. The others have numbers only. */
export const regionalCategories = [
  "AUSTRALIA_FINSERV",
  "BRAZIL_REGULATION",
  "INDIA_FINSERV",
  "SINGAPORE_UNIVERSAL",
  "TAIWAN_FINSERV",
  "TAIWAN_UNIVERSAL",
  "THAILAND_UNIVERSAL",
] as const;
export type RegionalCategory = (typeof regionalCategories)[number];

/** Ids of identities that were verified in Business settings. */
export type RegionalDeclaration = { category: RegionalCategory; beneficiaryId: string; payerId: string };

/** Brazil and Thailand have no fields of their own and take the universal ones. */
const prefixes: Record<RegionalCategory, string> = {
  AUSTRALIA_FINSERV: "australia_finserv",
  BRAZIL_REGULATION: "universal",
  INDIA_FINSERV: "india_finserv",
  SINGAPORE_UNIVERSAL: "singapore_universal",
  TAIWAN_FINSERV: "taiwan_finserv",
  TAIWAN_UNIVERSAL: "taiwan_universal",
  THAILAND_UNIVERSAL: "universal",
};

/** Several countries may ask at once, each for identities of its own. */
export function regionalParams(declarations: RegionalDeclaration[] = []) {
  if (declarations.length === 0) return {};
  return {
    regional_regulated_categories: declarations.map(({ category }) => category),
    regional_regulation_identities: Object.fromEntries(
      declarations.flatMap(({ category, beneficiaryId, payerId }) => [
        [`${prefixes[category]}_beneficiary`, beneficiaryId],
        [`${prefixes[category]}_payer`, payerId],
      ]),
    ),
  };
}

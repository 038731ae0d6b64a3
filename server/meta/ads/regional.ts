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

export function regionalParams(declaration: RegionalDeclaration | undefined) {
  if (!declaration) return {};
  const { category, beneficiaryId, payerId } = declaration;
  const prefix = prefixes[category];
  return {
    regional_regulated_categories: [category],
    regional_regulation_identities: {
      [`${prefix}_beneficiary`]: beneficiaryId,
      [`${prefix}_payer`]: payerId,
    },
  };
}

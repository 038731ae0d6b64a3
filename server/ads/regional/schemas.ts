import { z } from "zod";
import { words } from "../../line";
import { type RegionalCategory, regionalCategories } from "../../meta/ads/regional";

/** Meta's id of somebody who was verified in its Business settings; empty while it is being chosen. */
const identityId = words.regex(/^\d{0,30}$/).meta({ examples: ["700000000000001"] });

const declaration = z.object({
  category: z.enum(regionalCategories),
  beneficiaryId: identityId,
  payerId: identityId,
});
export type FormDeclaration = z.output<typeof declaration>;

/** The part of the form for countries that want to know a verified beneficiary and payer. */
export const regionalShape = {
  /** Ads for financial services, whether or not Meta's special category is theirs. */
  isFinancial: z.boolean(),
  declarations: z.array(declaration).max(regionalCategories.length),
};

export const blankRegional = {
  isFinancial: false,
  declarations: [] as FormDeclaration[],
};

export type RegionalRule = {
  category: RegionalCategory;
  country: string;
  about: "all" | "finance";
  /**
   * Certain: Meta's documents say so. Otherwise the category was seen and its rule was not, so the marketer decides and Meta's
   * check tells.
   */
  isCertain: boolean;
  /** When it was last read. */
  asOf: string;
};

/** Categories that Meta has numbered and not named (15 to 22, Malaysia's among them) cannot be declared, and so are not here. */
export const regionalRules: RegionalRule[] = [
  { category: "BRAZIL_REGULATION", country: "BR", about: "all", isCertain: true, asOf: "2026-09-12" },
  { category: "TAIWAN_UNIVERSAL", country: "TW", about: "all", isCertain: true, asOf: "2026-07-13" },
  { category: "SINGAPORE_UNIVERSAL", country: "SG", about: "all", isCertain: true, asOf: "2026-07-13" },
  { category: "THAILAND_UNIVERSAL", country: "TH", about: "all", isCertain: false, asOf: "2026-07-13" },
  { category: "TAIWAN_FINSERV", country: "TW", about: "finance", isCertain: true, asOf: "2026-07-13" },
  { category: "AUSTRALIA_FINSERV", country: "AU", about: "finance", isCertain: true, asOf: "2026-07-13" },
  { category: "INDIA_FINSERV", country: "IN", about: "finance", isCertain: true, asOf: "2026-07-13" },
];

const financial = ["CREDIT", "FINANCIAL_PRODUCTS_SERVICES"];

type Reached = { countries: string[]; category: string; isFinancial: boolean };

/** The rules that an ad comes under which reaches these countries. */
export function rulesFor({ countries, category, isFinancial }: Reached): RegionalRule[] {
  const isFinance = isFinancial || financial.includes(category);
  return regionalRules.filter(
    ({ country, about }) => countries.includes(country) && (about === "all" || isFinance),
  );
}

/** Whether some country reached asks more of ads for financial services. */
export const asksAboutFinance = (countries: string[]): boolean =>
  regionalRules.some(({ country, about }) => about === "finance" && countries.includes(country));

import { z } from "zod";
import type { GraphResult } from "../client";
import { actOf, listMarketing, type OnAccount } from "./call";

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

const using = z.object({
  name: z.string().default(""),
  regional_regulation_identities: z.record(z.string(), z.coerce.string()).optional().catch(undefined),
});

/**
 * The identities that ad sets of this account name, each with one of them. Meta has no edge that lists who was verified, but
 * an ad set made by hand in Ads Manager tells.
 */
export async function listUsedIdentities({
  accountId,
  token,
}: OnAccount): Promise<GraphResult<{ id: string; usedIn: string }[]>> {
  const result = await listMarketing({
    path: `${actOf(accountId)}/adsets`,
    accountId,
    token,
    params: { fields: Object.keys(using.shape).join(",") },
    item: using,
  });
  if (!result.ok) return result;
  const found = new Map<string, string>();
  for (const { name, regional_regulation_identities: identities = {} } of result.value) {
    for (const id of Object.values(identities)) if (/^\d+$/.test(id)) found.set(id, name);
  }
  return { ...result, value: [...found].map(([id, usedIn]) => ({ id, usedIn })) };
}

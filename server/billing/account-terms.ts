import { eq } from "drizzle-orm";
import { accountTerms } from "@/db/schema/billing";
import type { InTransaction } from "@/server/context";

export type AccountTerms = {
  accountId: string;
  portfolioId: string | null;
  basedIn: string | null;
  /** By country, and under `*` for all others, the moment from which codes to customers there cost the international rate. */
  internationalFrom: Record<string, string>;
};

/** What Meta has told of how the workspace's accounts are billed. */
export const accountTermsOf = ({ db, workspaceId }: InTransaction): Promise<AccountTerms[]> =>
  db
    .select({
      accountId: accountTerms.accountId,
      portfolioId: accountTerms.portfolioId,
      basedIn: accountTerms.basedIn,
      internationalFrom: accountTerms.internationalFrom,
    })
    .from(accountTerms)
    .where(eq(accountTerms.workspaceId, workspaceId));

/** Which portfolio an account's volume counts in; one we were told nothing of counts alone. */
export async function portfoliosOf(ctx: InTransaction): Promise<(accountId: string) => string> {
  const known = new Map(
    (await accountTermsOf(ctx)).map(({ accountId, portfolioId }) => [accountId, portfolioId]),
  );
  return (accountId) => known.get(accountId) ?? accountId;
}

/** Whether a code to a customer in that country costs the international rate, if its market has one. */
export function isInternational(terms: AccountTerms | undefined, country: string | null, at: Date): boolean {
  if (!terms || !country || terms.basedIn === null || terms.basedIn === country) return false;
  const from = terms.internationalFrom[country] ?? terms.internationalFrom["*"];
  return from !== undefined && new Date(from) <= at;
}

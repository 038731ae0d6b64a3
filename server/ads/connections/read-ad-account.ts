import type { AdReading } from "@/db/schema/ads";
import {
  type AdAccountAtMeta,
  listInstagramAccounts,
  listMinimumBudgets,
  type MinimumBudget,
  neededAdsPermissions,
  readAdAccount,
} from "../../meta/ads/account";
import { microsOfMinor } from "../../meta/ads/money";
import { type PageAtMeta, readPage } from "../../meta/ads/page";
import { readToken, type TokenReading } from "../../meta/channel";
import type { GraphError } from "../../meta/client";

type Place = { adAccountId: string; pageId: string; token: string };

export type AdAccountAnswer =
  | {
      ok: true;
      account: AdAccountAtMeta;
      page: PageAtMeta;
      instagram?: { id: string; username: string };
      reading: AdReading;
    }
  | { ok: false; error: GraphError };

/** What Meta says of an ad account, its Page and the token, in five questions. */
export async function askAboutAdAccount({ adAccountId, pageId, token }: Place): Promise<AdAccountAnswer> {
  const place = { accountId: adAccountId, token };
  const account = await readAdAccount(place);
  if (!account.ok) return account;
  const page = await readPage({ pageId, token });
  if (!page.ok) return page;
  const instagram = await listInstagramAccounts(place);
  const minimums = await listMinimumBudgets(place);
  const tokenAnswer = await readToken(token);
  return {
    ok: true,
    account: account.value,
    page: page.value,
    // Without one, the ads are shown on Facebook only.
    instagram: instagram.ok ? instagram.value[0] : undefined,
    reading: {
      ...readingOf(account.value, page.value, tokenAnswer.ok ? tokenAnswer.value : undefined),
      ...(minimums.ok && { minimums: minimumsOf(minimums.value, account.value.currency) }),
    },
  };
}

/** Meta does not say in which of these conversations fall, so both are shown and its check decides. */
function minimumsOf(listed: MinimumBudget[], currency: string): AdReading["minimums"] {
  const own = listed.find((one) => one.currency === currency);
  const micros = (minor: number | undefined) =>
    minor === undefined ? undefined : Number(microsOfMinor(minor, currency));
  return own && { impressionsMicros: micros(own.impressions), tapsMicros: micros(own.frequent) };
}

function readingOf(account: AdAccountAtMeta, page: PageAtMeta, token: TokenReading | undefined): AdReading {
  const { status, disableReason, hasFunding, funding, minDailyBudget, currency, dsa, tasks } = account;
  const granted = token?.permissions;
  const permissions = granted ? neededAdsPermissions.filter((name) => !granted.includes(name)) : [];
  // An empty list says nothing: Meta tells the tasks of people, and not always of systems.
  const mayAdvertise = tasks.length === 0 || tasks.includes("ADVERTISE") || tasks.includes("MANAGE");
  return {
    accountStatus: status,
    disableReason,
    hasFunding,
    fundingName: funding,
    lacking: [...permissions, ...(mayAdvertise ? [] : ["ADVERTISE"])],
    pageNumber: page.whatsappNumber,
    minDailyBudgetMicros:
      minDailyBudget === undefined ? undefined : Number(microsOfMinor(minDailyBudget, currency)),
    defaultBeneficiary: dsa.beneficiary,
    defaultPayer: dsa.payor,
    tokenExpiresAt: token?.expiresAt?.toISOString(),
    offsetHours: account.offsetHours,
    acceptedTerms: account.acceptedTerms,
  };
}

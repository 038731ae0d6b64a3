import { AppError } from "../../errors";
import { listAdAccounts, neededAdsPermissions } from "../../meta/ads/account";
import { listPages } from "../../meta/ads/page";
import { readToken } from "../../meta/channel";
import type { GraphResult } from "../../meta/client";
import { adError } from "../ad-failure";
import type { LookUpInput } from "./schemas";

/** What a token opens, before anything is kept: which permissions it has, which ad accounts and Pages it sees. */
export async function lookUpToken({ accessToken: token }: LookUpInput) {
  const known = must(await readToken(token));
  if (!known.isValid) {
    throw new AppError("INVALID", "The connection to Facebook has expired. Connect it again.", {
      key: "adsConnectionExpired",
      field: "accessToken",
    });
  }
  const permissions = neededAdsPermissions.map((name) => ({
    name,
    isGranted: known.permissions.includes(name),
  }));
  // Without these Meta would refuse the next questions, and the screen says what is missing.
  const mayList = ["ads_read", "ads_management"].some((name) => known.permissions.includes(name));
  const accounts = mayList ? must(await listAdAccounts({ token })) : [];
  const mayListPages = known.permissions.includes("pages_show_list");
  const pages = mayListPages ? must(await listPages({ token })) : [];
  return { permissions, expiresAt: known.expiresAt ?? null, accounts, pages };
}
export type TokenView = Awaited<ReturnType<typeof lookUpToken>>;

/** The answer, or why there is none, at the field of the token. */
export function must<T>(result: GraphResult<T>): T {
  if (result.ok) return result.value;
  throw adError(result.error, "accessToken");
}

import type { TroubleKind } from "@/db/schema/channels";
import { type HealthEntity, neededPermissions, type TokenReading } from "../meta/channel";
import type { GraphError, GraphResult } from "../meta/client";
import type { ChannelAnswers } from "./read-channel";
import { troubleOfCode } from "./trouble-of-code";

export type Trouble = { kind: TroubleKind; params?: Record<string, string> };

export type Diagnosis = {
  troubles: Trouble[];
  /** Meta could not be asked for all of it, so what is not found here may still be wrong. */
  unreachable?: GraphError;
};

const dayMs = 24 * 60 * 60_000;
const warnAheadMs = 7 * dayMs;
const expiredSubcode = 463;
/** What Meta's health status calls a payment method that is missing or refused. */
const paymentHealthCode = 141006;

/** What is wrong, by what Meta answered. */
export function diagnose(answers: ChannelAnswers, { wabaId, now }: { wabaId: string; now: Date }): Diagnosis {
  const failures = Object.values(answers).flatMap((answer: GraphResult<unknown>) =>
    answer.ok ? [] : [answer.error],
  );
  const unreachable = failures.find((error) => error.outcome === "unknown" || error.isTransient);
  const ofToken = tokenTroubles(answers, now);
  // Without a token that Meta accepts, nothing else was answered for a reason of its own.
  if (ofToken.some(({ kind }) => kind === "tokenRevoked" || kind === "tokenExpired")) {
    return { troubles: ofToken, unreachable };
  }
  const missing = missingPermissions(answers, wabaId);
  const troubles = [
    ...ofToken,
    ...(missing.length > 0
      ? [{ kind: "permissionMissing" as const, params: { permissions: missing.join(", ") } }]
      : []),
    ...placeTroubles(answers, missing.length > 0),
    ...numberTroubles(answers),
  ];
  return { troubles: withoutRepeats(troubles), unreachable };
}

function tokenTroubles({ token, number }: ChannelAnswers, now: Date): Trouble[] {
  const refusal = number.ok ? undefined : number.error;
  if (!token.ok) {
    // Meta tells about a token only to the app it was made for.
    if (token.error.code === 100) return [{ kind: "tokenOfAnotherApp" }];
    return refusal?.code === 190 ? [endOf(refusal.subcode)] : [];
  }
  const { isValid, subcode, expiresAt } = token.value;
  if (!isValid) return [expiresAt && expiresAt <= now ? { kind: "tokenExpired" } : endOf(subcode)];
  if (refusal?.code === 190) return [endOf(refusal.subcode)];
  if (!expiresAt || expiresAt.getTime() - now.getTime() > warnAheadMs) return [];
  return [{ kind: "tokenExpiring", params: { expiresAt: expiresAt.toISOString() } }];
}

const endOf = (subcode: number | undefined): Trouble => ({
  kind: subcode === expiredSubcode ? "tokenExpired" : "tokenRevoked",
});

/** Not granted at all, or for other accounts only. */
export function permissionsLacking({ permissions, limitedTo }: TokenReading, wabaId: string): string[] {
  return neededPermissions.filter(
    (needed) =>
      !permissions.includes(needed) ||
      limitedTo.some(({ permission, accountIds }) => permission === needed && !accountIds.includes(wabaId)),
  );
}

function missingPermissions({ token, account, number }: ChannelAnswers, wabaId: string): string[] {
  if (token.ok) return permissionsLacking(token.value, wabaId);
  const isRefused = [account, number].some(
    (answer) => !answer.ok && troubleOfCode(answer.error.code) === "permissionMissing",
  );
  return isRefused ? ["whatsapp_business_management"] : [];
}

function placeTroubles(
  { number, account, isOfAccount, isSubscribed }: ChannelAnswers,
  isPermissionMissing: boolean,
): Trouble[] {
  const isUnknown = [number, account].some((answer) => !answer.ok && isNotThere(answer.error));
  const isElsewhere = isOfAccount.ok && !isOfAccount.value;
  return [
    // What a token may not see looks as if it were not there.
    ...((isUnknown || isElsewhere) && !isPermissionMissing ? [{ kind: "numberGone" as const }] : []),
    ...(isSubscribed.ok && !isSubscribed.value ? [{ kind: "notSubscribed" as const }] : []),
    ...(account.ok && account.value.account_review_status === "REJECTED"
      ? [{ kind: "accountRestricted" as const }]
      : []),
  ];
}

const isNotThere = ({ code, subcode }: GraphError) => subcode === 33 || code === 33 || code === 803;

const byStatus: Record<string, TroubleKind> = {
  FLAGGED: "numberFlagged",
  RESTRICTED: "numberRestricted",
  BANNED: "numberRestricted",
  DISCONNECTED: "numberNotRegistered",
  UNVERIFIED: "numberNotRegistered",
  PENDING: "numberNotRegistered",
  DELETED: "numberGone",
  MIGRATED: "numberGone",
};

function numberTroubles({ number }: ChannelAnswers): Trouble[] {
  if (!number.ok) return [];
  const { status = "", platform_type, quality_rating, name_status = "", health_status } = number.value;
  const ofStatus =
    byStatus[status] ?? (platform_type === "NOT_APPLICABLE" ? "numberNotRegistered" : undefined);
  return [
    ...(ofStatus ? [{ kind: ofStatus }] : []),
    ...(quality_rating === "RED" ? [{ kind: "qualityLow" as const }] : []),
    ...(name_status === "DECLINED" || name_status === "EXPIRED" ? [{ kind: "nameDeclined" as const }] : []),
    // Of a number that is not registered, Meta's health says no more than that.
    ...(ofStatus === "numberNotRegistered" ? [] : (health_status?.entities ?? []).flatMap(healthTrouble)),
  ];
}

function healthTrouble({ entity_type, can_send_message, errors, additional_info }: HealthEntity): Trouble[] {
  if (errors.some(({ error_code }) => error_code === paymentHealthCode)) return [{ kind: "paymentMissing" }];
  const detail = [
    ...errors.flatMap((error) => [error.error_description, error.possible_solution]),
    ...additional_info,
  ]
    .filter(Boolean)
    .join(" ")
    .slice(0, 500);
  const params = detail ? { detail } : undefined;
  if (can_send_message === "LIMITED") return [{ kind: "sendingLimited", params }];
  if (can_send_message !== "BLOCKED") return [];
  return [{ kind: entity_type === "PHONE_NUMBER" ? "numberRestricted" : "accountRestricted", params }];
}

/** One of each kind; what comes with Meta's words is kept before what comes without. */
function withoutRepeats(troubles: Trouble[]): Trouble[] {
  const byKind = new Map<TroubleKind, Trouble>();
  for (const trouble of troubles) {
    if (!byKind.get(trouble.kind)?.params) byKind.set(trouble.kind, trouble);
  }
  return [...byKind.values()];
}

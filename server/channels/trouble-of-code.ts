import type { TroubleKind } from "@/db/schema/channels";

const kinds: [codes: number[], kind: TroubleKind][] = [
  [[0, 190], "tokenRevoked"],
  [[3, 10, 131005], "permissionMissing"],
  [[131042], "paymentMissing"],
  [[368, 131031], "accountRestricted"],
  [[131045, 133010], "numberNotRegistered"],
  [[131048], "sendingLimited"],
  [[33], "numberGone"],
];
const byCode = new Map(kinds.flatMap(([codes, kind]) => codes.map((code) => [code, kind] as const)));

/** What an error of Meta's says about the whole channel; most concern one message and say nothing. */
export function troubleOfCode(code: number | undefined): TroubleKind | undefined {
  if (code === undefined) return undefined;
  return code >= 200 && code <= 299 ? "permissionMissing" : byCode.get(code);
}

const ofAccount: ReadonlySet<TroubleKind> = new Set<TroubleKind>([
  "tokenRevoked",
  "tokenExpired",
  "tokenOfAnotherApp",
  "tokenExpiring",
  "permissionMissing",
  "notSubscribed",
  "paymentMissing",
  "accountRestricted",
]);

/** Whether every number of the account suffers. */
export const concernsAccount = (kind: TroubleKind) => ofAccount.has(kind);

const warnings: ReadonlySet<TroubleKind> = new Set<TroubleKind>([
  "tokenExpiring",
  "numberFlagged",
  "sendingLimited",
  "qualityLow",
  "nameDeclined",
  "webhookSilent",
]);

/** With a `stop` the channel does not work; with a `warning` it still does. */
export const severityOf = (kind: TroubleKind) => (warnings.has(kind) ? "warning" : "stop");

import type { NumberReading } from "@/db/schema/channels";
import type { ReviewRow } from "./load-reviews";
import { retryAfterMs } from "./schemas";

export const conditionNames = ["age", "businessVerified", "twoStep", "nameApproved", "notable"] as const;

export type Condition = {
  name: (typeof conditionNames)[number];
  /** `unseen`: Meta does not tell us. */
  state: "met" | "missing" | "unseen";
};

const monthMs = 30 * 24 * 60 * 60_000;

type Seen = { reading: NumberReading | null; knownSince: Date; now: Date };

/** What Meta asks of an Official Business Account, and what can be seen of it from here. */
export function conditionsOf({ reading, knownSince, now }: Seen): Condition[] {
  const since = Math.min(knownSince.getTime(), Date.parse(reading?.onboardedAt ?? "") || now.getTime());
  const isOldEnough = now.getTime() - since >= monthMs;
  return [
    { name: "age", state: isOldEnough ? "met" : reading?.onboardedAt ? "missing" : "unseen" },
    { name: "businessVerified", state: stateOf(reading?.businessVerification, ["VERIFIED"]) },
    { name: "twoStep", state: stateOf(reading?.codeVerification, ["VERIFIED"]) },
    { name: "nameApproved", state: stateOf(reading?.nameStatus, ["APPROVED", "AVAILABLE_WITHOUT_REVIEW"]) },
    { name: "notable", state: "unseen" },
  ];
}

const stateOf = (word: string | undefined, good: string[]): Condition["state"] =>
  word === undefined ? "unseen" : good.includes(word.toUpperCase()) ? "met" : "missing";

/** The earliest moment of the next application, after Meta refused one. */
export const retryFrom = (latest: Pick<ReviewRow, "status" | "decidedAt"> | undefined): Date | undefined =>
  latest?.status === "rejected" && latest.decidedAt
    ? new Date(latest.decidedAt.getTime() + retryAfterMs)
    : undefined;

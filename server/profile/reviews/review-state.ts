import type { ReviewStatus } from "@/db/schema/profile";
import type { NameAtMeta, OfficialAtMeta } from "../../meta/number-reviews";
import { isSameName } from "./schemas";

/** What is known here of something that Meta was asked to decide. */
export type Known = {
  status: ReviewStatus;
  name: string | null;
  requestedAt: Date;
  sentAt: Date | null;
  decidedAt: Date | null;
  reason: string | null;
};

/** What Meta says of it; `none`: it mentions nothing that it was asked. */
export type Said = {
  status: "none" | "pending" | "approved" | "rejected" | "withdrawn";
  name?: string;
  reason?: string;
};

/** What follows: the review here becomes something else, or there is one that was asked for elsewhere. */
export type Step =
  | { kind: "becomes"; status: ReviewStatus; reason?: string }
  | { kind: "found"; status: ReviewStatus; name?: string; reason?: string };

const nameWords: Record<string, Said["status"]> = {
  APPROVED: "approved",
  AVAILABLE_WITHOUT_REVIEW: "approved",
  PENDING_REVIEW: "pending",
  DECLINED: "rejected",
  EXPIRED: "withdrawn",
};

export function saidOfName({ current, status = "", asked }: NameAtMeta): Said {
  if (asked) return { status: nameWords[asked.status ?? ""] ?? "pending", name: asked.name };
  return current ? { status: nameWords[status] ?? "none", name: current } : { status: "none" };
}

const officialWords: Record<string, Said["status"]> = {
  PENDING: "pending",
  UNDER_REVIEW: "pending",
  APPROVED: "approved",
  REJECTED: "rejected",
  EXPIRED: "withdrawn",
  CANCELLED: "withdrawn",
};

export function saidOfOfficial({ status = "", message }: OfficialAtMeta): Said {
  const said = officialWords[status] ?? "none";
  return { status: said, reason: said === "rejected" ? message : undefined };
}

const decisions: Record<string, Said> = {
  APPROVED: { status: "approved" },
  REJECTED: { status: "rejected" },
  PENDING: { status: "pending" },
  DEFERRED: { status: "pending", reason: "DEFERRED" },
};

/** A decision as a webhook tells it; undefined when it says nothing that we know. */
export function saidInWebhook(
  word: string,
  { name, reason }: Pick<Said, "name" | "reason">,
): Said | undefined {
  const said = Object.hasOwn(decisions, word) ? decisions[word] : undefined;
  return said && { ...said, name, reason: said.reason ?? reason };
}

/** Longer than asking is tried, and than Meta takes to show what it was asked. */
const graceMs = 20 * 60_000;

export const isOpen = ({ status }: Pick<Known, "status">) => status === "asking" || status === "pending";

const isAbout = ({ name }: Pick<Known, "name">, said: Said) => isSameName(name ?? "", said.name ?? "");

/** What follows from what Meta returns when it is asked. */
export function settle(latest: Known | undefined, said: Said, at: Date): Step | undefined {
  if (latest && isOpen(latest)) {
    if (said.status !== "none" && isAbout(latest, said)) return become(latest, said);
    if (at.getTime() - (latest.sentAt ?? latest.requestedAt).getTime() < graceMs) return undefined;
    return { kind: "becomes", status: latest.status === "asking" ? "refused" : "withdrawn" };
  }
  const { status, name, reason } = said;
  if (status === "none" || status === "withdrawn") return undefined;
  const isKnown = latest?.status === status && isAbout(latest, said);
  // The name that customers see was approved at some time; nobody needs to be told.
  if (isKnown || (status === "approved" && name !== undefined)) return undefined;
  return { kind: "found", status, name, reason };
}

function become(known: Known, { status, reason }: Said): Step | undefined {
  if (status === "none") return undefined;
  const isSame = known.status === status && (!reason || known.reason === reason);
  return isSame ? undefined : { kind: "becomes", status, reason };
}

/** What follows from a webhook, which may come late, twice, and after we have read the same. */
export function heed(match: Known | undefined, said: Said, at: Date): Step | undefined {
  const { status, name, reason } = said;
  if (status === "none") return undefined;
  if (!match) return { kind: "found", status, name, reason };
  // A webhook knows its time to the second.
  if (at.getTime() + 1000 < match.requestedAt.getTime()) return undefined;
  if (isOpen(match)) return become(match, said);
  // What was decided is not open again; but a later decision may be another, and a reason may follow.
  if (status === "pending") return undefined;
  const isOlder = match.decidedAt !== null && at.getTime() + 1000 < match.decidedAt.getTime();
  return status !== match.status && isOlder ? undefined : become(match, said);
}

import type { BroadcastState, BroadcastWhy } from "@/db/schema/broadcasts";
import type { TemplateContent } from "../../meta/content";
import type { SendableTemplate } from "../describe-template";
import type { BroadcastForm, LeftOutReason, LineFault, Outcome } from "./schemas";

/** A field of the form, such as `words.body.0`, and the key of the sentence about it. */
export type Problem = { field: string; key: ProblemKey };
export type ProblemKey =
  | "nameMissing"
  | "numberMissing"
  | "numberDisconnected"
  | "templateMissing"
  | "templateGone"
  | "fileMissing"
  | "fileOfAnotherKind"
  | "wordMissing"
  | "otherwiseMissing"
  | "columnGone"
  | "listMissing"
  | "agreementMissing"
  | "nobody";

/** A list of people as it came, and what was left out of it. */
export type ListSummary = {
  fileName: string;
  columns: string[];
  phoneColumn: number;
  /** Lines below the header. */
  lines: number;
  /** People in it. */
  people: number;
  faults: Partial<Record<LineFault, number>>;
};

/** What `look` answers: nothing is kept yet. */
export type ListLook = ListSummary & {
  /** The first lines with something wrong, by their number in the file. */
  faultyLines: { line: number; fault: LineFault; text: string }[];
  /** The first lines as they are. */
  sample: string[][];
};

export type Preview = { name: string | null; waId: string | null; content: TemplateContent };

export type Broadcast = {
  broadcastId: string;
  version: number;
  state: BroadcastState;
  why: BroadcastWhy | null;
  form: BroadcastForm;
  /** As it was when it was sent off; of a draft, as it is now. */
  template: SendableTemplate | null;
  numberName: string | null;
  displayNumber: string | null;
  list: ListSummary | null;
  problems: Problem[];
  sendAt: Date | null;
  startedAt: Date | null;
  endedAt: Date | null;
  createdAt: Date;
  changedAt: Date;
  createdBy: string | null;
  startedBy: string | null;
  /** What the person who sent it off agreed to. */
  quoted: { people: number; micros: bigint; currency: string } | null;
};

/** Whoever read it was reached too, and whoever was reached is among those it was sent to; the recipients are asked for likewise. */
export type Figures = Record<Outcome, number> & { people: number };

export type BroadcastItem = Pick<
  Broadcast,
  | "broadcastId"
  | "state"
  | "why"
  | "sendAt"
  | "startedAt"
  | "endedAt"
  | "createdAt"
  | "changedAt"
  | "createdBy"
> & {
  name: string;
  numberName: string | null;
  templateName: string | null;
  figures: Figures;
  /** What it cost so far, for each currency it was billed in; before anything was, nothing. */
  cost: { currency: string; estimatedMicros: bigint; reportedMicros: bigint }[];
};

export type BroadcastPage = { broadcasts: BroadcastItem[]; nextCursor: number | null };

export type MarketCost = {
  market: string;
  people: number;
  /** Null when nobody knows the price. */
  unitMicros: bigint | null;
  isFree: boolean;
};

/** What sending would mean now. */
export type BroadcastCheck = {
  version: number;
  problems: Problem[];
  people: number;
  leftOut: { reason: LeftOutReason; people: number }[];
  cost: {
    currency: string;
    micros: bigint;
    /** The volume of the month may make it cheaper. */
    isUpperBound: boolean;
    /** People whose price nobody knows: their cost is not in it. */
    unpriced: number;
    markets: MarketCost[];
  };
  /** The key of the sentence about the budget that would stop it on the way. */
  budget: "budgetUsedUp" | "budgetUsedUpTeam" | "budgetUsedUpCampaign" | null;
  limit: {
    /** People that the portfolio may write to first in 24 hours; null when Meta sets none or has not said. */
    perDay: number | null;
    used: number;
    /** How many of the people count, because they have not written within 24 hours. */
    counting: number;
    days: number;
  };
  /** How long it takes at the pace that leaves room for answers, if no limit is reached. */
  seconds: number;
  perSecond: number;
};

export type BroadcastResults = {
  figures: Figures;
  leftOut: { reason: LeftOutReason; people: number }[];
  /** Why messages failed: Meta's code, and the key under `failures`; what is ours has a sentence only. */
  failures: { code: number | null; key: string | null; detail: string | null; people: number }[];
  /** Customers who stopped marketing in the seven days after it reached them. */
  stoppedMarketing: number;
  cost: {
    currency: string;
    estimatedMicros: bigint;
    reportedMicros: bigint;
    perReplyMicros: bigint | null;
  }[];
  /** When it goes on by itself, while Meta's limit holds it back. */
  goesOnAt: Date | null;
};

export type RecipientItem = {
  position: number;
  name: string | null;
  waId: string | null;
  country: string | null;
  /** How far it came with this one. */
  outcome: Outcome;
  /** Why somebody was left out: a `LeftOutReason`. */
  reason: string | null;
  failureCode: number | null;
  /** Of the sentence about it. */
  failureKey: string | null;
  failureDetail: string | null;
  conversationId: string | null;
  at: Date | null;
};

export type RecipientPage = { recipients: RecipientItem[]; nextCursor: number | null };

export type BroadcastChoices = {
  numbers: {
    numberId: string;
    name: string;
    displayNumber: string;
    currency: string;
    messagingLimit: string | null;
    throughputPerSecond: number;
  }[];
  /** Of the number that was asked about. */
  templates: SendableTemplate[];
  syncedAt: Date | null;
  labels: { labelId: string; name: string; colour: string }[];
  /** Where the people of that number are. */
  countries: { country: string; people: number }[];
  timeZone: string;
};

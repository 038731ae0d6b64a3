import type { AdFailure } from "@/db/schema/ads";
import type { UsedRate } from "../report-shapes";
import type { Day, Period } from "../schemas";

export type Amount = { currency: string; micros: bigint };

/** What Meta says. */
export type MetaFigures = {
  spend: Amount[];
  impressions: number;
  clicks: number;
  linkClicks: number;
  /** "Messaging conversations started". */
  conversations: number;
  firstReplies: number;
};

/** What arrived here. Each thing counts on the day on which it happened. */
export type OurFigures = {
  conversations: number;
  fiveMinutes: number;
  hour: number;
  day: number;
  /** Answered after more than 24 hours. */
  late: number;
  /** Not answered yet. */
  waiting: number;
  leads: number;
  qualified: number;
  orders: number;
  revenue: Amount[];
  messageCost: Amount[];
  /** Messages that nobody knows the price of: they are in no sum. */
  unpriced: number;
};

export type FunnelFigures = {
  meta: MetaFigures;
  /** Null where Meta alone can tell them apart. */
  ours: OurFigures | null;
  /** Revenue for one spent on ads and messages; null where that is nothing, or not in one currency. */
  returned: number | null;
};

export type FunnelGroupRow = { key: string | null; name: string | null; figures: FunnelFigures };

/** How far Meta's figures of an ad account have been read. */
export type AccountReading = {
  adAccountId: string;
  name: string;
  currency: string;
  timeZone: string;
  today: Day;
  /** When; null: never yet. */
  readAt: Date | null;
  /** The earliest day that is known. */
  sinceDay: Day | null;
  /** Meta is preparing the figures, which takes up to an hour. */
  isPreparing: boolean;
  failure: AdFailure | null;
};

export type FunnelReport = {
  period: Period;
  asOf: Date;
  /** The period holds today or days to come. */
  isPartial: boolean;
  /** Meta goes on changing the figures of this day and of those after it. */
  changesFrom: Day;
  accounts: AccountReading[];
  total: FunnelFigures;
  groups: FunnelGroupRow[];
  /** So many there are, also where fewer were asked for. */
  groupCount: number;
  /** The currency whose spending the groups are sorted by, where they were paid in several: they are never added up. */
  sortedBy: string | null;
  compared: { period: Period; total: FunnelFigures } | null;
  converted: { currency: string; rates: UsedRate[]; missing: string[] } | null;
};

export type ChatBehind = {
  id: string;
  conversationId: string;
  contactName: string | null;
  country: string | null;
  /** When it happened: the tap, the order, the last of the messages that were paid. */
  at: Date;
  adMetaId: string;
  adName: string | null;
  waitSeconds: number | null;
  isWaiting: boolean;
  amount: Amount | null;
};
export type ChatsBehind = { items: ChatBehind[]; nextCursor: { at: Date; id: string } | null };

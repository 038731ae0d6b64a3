import type { ChargeBasis, Day, Period } from "./schemas";

/** What every report says of itself. */
export type About = {
  period: Period;
  timeZone: string;
  /** Up to when the facts are in it. */
  asOf: Date;
  /** The period holds today or days to come: its figures grow. */
  isPartial: boolean;
  /** `preparing` while the roll-ups of this workspace are being built for the first time or for a new time zone. */
  state: "ready" | "preparing";
};

/** What the figures of a period may lack, or were told late. */
export type Gap =
  | {
      /** Meta told nothing, or was not asked to. `until` null: it is so still. */
      kind: "silent" | "notSubscribed";
      since: Date;
      until: Date | null;
      numbers: string[];
    }
  | { kind: "late"; count: number; longestSeconds: number; first: Date; last: Date };

/** How many, out of how many it could be said of. */
export type Share = { count: number; of: number };

export type LatencyFigures = {
  answered: number;
  /** Asked in the period and not answered yet. */
  waiting: number;
  /** Somebody closed the conversation without an answer; in no percentile and no share. */
  closedUnanswered: number;
  averageSeconds: number | null;
  medianSeconds: number | null;
  p75Seconds: number | null;
  p90Seconds: number | null;
  p95Seconds: number | null;
  p99Seconds: number | null;
  within: { fiveMinutes: Share; hour: Share; day: Share; goal: Share | null };
};

/** `key` is an id, a country or the first day of a day, week or month; null for what has none. */
export type LatencyGroupRow = { key: string | null; name: string | null; figures: LatencyFigures };

export type LatencyReport = About & {
  relativeError: number;
  goalSeconds: number | null;
  gaps: Gap[];
  total: LatencyFigures;
  groups: LatencyGroupRow[];
  compared: { period: Period; total: LatencyFigures; groups: LatencyGroupRow[] } | null;
};

export type LatencyDistribution = About & {
  relativeError: number;
  /** `belowSeconds` null: and longer. */
  bins: { fromSeconds: number; belowSeconds: number | null; answered: number; waiting: number }[];
};

export type LatencyHeatMap = About & {
  relativeError: number;
  /** All 168 hours of the week; 1 is Monday. */
  cells: { weekday: number; hour: number; figures: LatencyFigures }[];
};

export type WaitingFigures = {
  waiting: number;
  longestSeconds: number;
  /** The window closes within two hours. */
  closingSoon: number;
  /** The window has closed: only a template reaches these customers. */
  windowClosed: number;
};
export type WaitingReport = Pick<About, "asOf" | "timeZone"> & {
  total: WaitingFigures;
  byNumber: { key: string; name: string; figures: WaitingFigures }[];
  /** By who has the conversation now; null is nobody. */
  byMember: { key: string | null; name: string | null; figures: WaitingFigures }[];
  byCountry: { key: string | null; figures: WaitingFigures }[];
  /** The few whose window closes first, and after them those whose window is closed. */
  mostUrgent: {
    id: string;
    conversationId: string;
    contactName: string | null;
    memberName: string | null;
    windowClosesAt: Date | null;
    waitSeconds: number;
  }[];
};

/** Sums of one currency. Nothing is ever added up over two. */
export type Money = {
  currency: string;
  /** What we expect Meta to bill. */
  estimatedMicros: bigint;
  /** What Meta reported of it, and for how many messages it did. */
  reportedMicros: bigint;
  reportedMessages: number;
};

export type BilledFigures = {
  /** Delivered messages that Meta priced, free ones too. */
  messages: number;
  /** Those that cost nothing, and why. */
  free: number;
  byBasis: Record<ChargeBasis, number>;
  money: Money[];
};

/** What came of what was paid: conversations that customers began in the period, and orders that were marked in it. */
export type Yield = { conversations: number; orders: number };

export type BilledGroupRow = {
  key: string | null;
  name: string | null;
  figures: BilledFigures;
  /** Null where the question is narrowed or told apart by what only a message has, such as its category. */
  yielded: Yield | null;
  parts: { key: string | null; name: string | null; figures: BilledFigures }[];
};

/** So many of the wanted currency for one of `from`, as known on a day. */
export type UsedRate = { from: string; rate: string; day: Day; source: "hand" | "ecb" };

/** What was expected, in one currency that the reader asked for; null where a rate is missing. */
export type Converted = {
  currency: string;
  rates: UsedRate[];
  /** Currencies there was no rate of at the end of the period. */
  missing: string[];
  totalMicros: bigint | null;
  /** In the order of the groups. */
  groupMicros: (bigint | null)[];
};

/** What the invoices of a month come to, by the first day of the month. */
export type Invoiced = { month: string; currency: string; micros: bigint };

export type BilledReport = About & {
  gaps: Gap[];
  converted: Converted | null;
  /** Null where nobody can say: of part of a month, or with a filter. */
  invoiced: Invoiced[] | null;
  total: BilledFigures;
  yielded: Yield | null;
  groups: BilledGroupRow[];
  compared: {
    period: Period;
    total: BilledFigures;
    yielded: Yield | null;
    groups: BilledGroupRow[];
  } | null;
};

export type LateFigures = {
  /** Answers that came more than 24 hours after the question. */
  late: number;
  /** All answers of the period, to say which share was late. */
  answered: number;
  /** What these late answers were billed. */
  billed: BilledFigures;
};
export type LateAnswersReport = About & {
  total: LateFigures;
  groups: { key: string | null; name: string | null; figures: LateFigures }[];
  compared: { period: Period; total: LateFigures } | null;
};

/** Late answers and their price, as the room of billing reckons them; amounts of 2018 are in millionths of a US dollar. */
export type LatePrice = {
  late: number;
  money: { currency: string; billedMicros: bigint; inTimeMicros: bigint; extraMicros: bigint }[];
  /** Late answers that are in no sum. */
  unknown: number;
  micros2018: bigint;
  unknown2018: number;
};
export type LatePrices = {
  total: LatePrice;
  groups: { key: string | null; name: string | null; figures: LatePrice }[];
};

/** Where a month's figures differ from Meta's, as the room of billing compares them. */
export type ComparedLine = {
  day: string;
  /** Empty where it is not known. */
  country: string;
  number: string;
  category: string;
  ours: number;
  theirs: number;
  estimatedMicros: bigint | null;
  reportedMicros: bigint | null;
  explained: {
    reason:
      | "webhookMissing"
      | "notYetReported"
      | "timeZone"
      | "categoryChanged"
      | "freeTier"
      | "tier"
      | "noRate";
    volume: number;
    other?: { day?: string; category?: string };
  }[];
  unexplainedVolume: number;
  unexplainedMicros: bigint | null;
};
export type ComparedMonth = {
  account: { currency: string };
  isOver: boolean;
  /** Null while Meta was never asked. */
  pulledAt: Date | null;
  totals: {
    volume: number;
    reportedVolume: number;
    estimatedMicros: bigint | null;
    reportedMicros: bigint | null;
    invoicedMicros: bigint | null;
    unexplainedVolume: number;
    unexplainedMicros: bigint | null;
  };
  lines: ComparedLine[];
};

/** What the filters of this workspace's reports can be set to. */
export type ReportChoices = {
  timeZone: string;
  today: Day;
  /** The first day there is anything to report of. */
  earliestDay: Day | null;
  numbers: { id: string; name: string }[];
  members: { id: string; name: string }[];
  templates: { id: string; name: string }[];
  /** Those that were begun, the last one first. */
  broadcasts: { id: string; name: string }[];
  /** QR codes, those that are gone too. */
  codes: { id: string; name: string }[];
  campaigns: { id: string; name: string }[];
  /** Those that are archived too: they have their figures. */
  teams: { id: string; name: string }[];
  labels: { id: string; name: string }[];
  /** Those that the workspace has exchange rates of. */
  currencies: string[];
  countries: string[];
  markets: string[];
  categories: string[];
  pricingTypes: string[];
};

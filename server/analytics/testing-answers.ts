import type { charges } from "@/db/schema/billing";
import type { responses } from "@/db/schema/inbox";
import type {
  BilledFilters,
  BilledGroup,
  LatencyFilters,
  LatencyGroup,
  LatencyQuestion,
  Period,
} from "./schemas";

/** By what the customer had last come; null for whoever came by nothing we know. */
type Touched = { way: string | null; team: string | null; labels: string[] };
export type Wait = typeof responses.$inferSelect & Touched;
type Charge = typeof charges.$inferSelect & Touched;

/**
 * A second way to the same figures, for the tests: one fact after the other, by the calendar of the language, with nothing of
 * the roll-ups, their buckets or their SQL.
 */
export function localTime(timeZone: string, at: Date) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)!.value;
  const day = `${part("year")}-${part("month")}-${part("day")}`;
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
  return { day, weekday, hour: Number(part("hour")) };
}

const mondayOf = (day: string) => {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() || 7) - 1));
  return date.toISOString().slice(0, 10);
};

export const timeKey = (by: string, day: string) =>
  by === "day" ? day : by === "week" ? mondayOf(day) : by === "month" ? `${day.slice(0, 7)}-01` : null;

export type Touch = { conversationId: string; at: Date; id: string; way: string };

/** By what a customer had last come, of all touches one by one. */
export const plainWay = (touches: Touch[], conversationId: string, at: Date): string | null =>
  touches
    .filter((touch) => touch.conversationId === conversationId && touch.at <= at)
    .sort((one, other) => one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1))
    .at(-1)?.way ?? null;

type Spell = { teamId: string; memberId: string; joinedAt: Date; leftAt: Date | null };
type Queue = { conversationId: string; teamId: string; assignedAt: Date; endedAt: Date | null };

/**
 * Whose an answer is, of all that belonged to whom and stood where at that time; without a time, whose it is today. Of the
 * conversation's team, unless she belonged to others only.
 */
export function plainTeam(
  { spells, queues }: { spells: Spell[]; queues: Queue[] },
  conversationId: string,
  memberId: string | null,
  at: Date | null,
): string | null {
  const was = (from: Date, to: Date | null) => (at ? from <= at && (!to || to >= at) : !to);
  const queue = queues
    .filter((one) => one.conversationId === conversationId && was(one.assignedAt, one.endedAt))
    .sort((one, other) => one.assignedAt.getTime() - other.assignedAt.getTime())
    .at(-1)?.teamId;
  const own = spells
    .filter((one) => one.memberId === memberId && was(one.joinedAt, one.leftAt))
    .sort((one, other) => one.joinedAt.getTime() - other.joinedAt.getTime())
    .map(({ teamId }) => teamId);
  return (queue && own.includes(queue) ? queue : own[0]) ?? queue ?? null;
}

export const wayKey = (kind: string, way: string | null) =>
  way?.startsWith(`${kind}:`) ? way.slice(kind.length + 1) : null;

export const isIn = <T>(values: T[] | undefined, value: T | null) =>
  !values || (value !== null && values.includes(value));

export const wearsOne = (wanted: string[] | undefined, worn: string[]) =>
  !wanted || worn.some((label) => wanted.includes(label));

/** Each label a fact counts for; none is one of them where it has none. */
export const eachOf = (labels: string[]): (string | null)[] => (labels.length > 0 ? labels : [null]);

type Asked = { period: Period; timeZone: string; now: Date };
type Plain = { answered: number[]; waiting: number[]; closed: number };

/** All waits of a question by a key, in plain lists. */
export function plainWaits(
  waits: Wait[],
  question: Pick<LatencyQuestion, "measure" | "answeredBy" | "clock" | "filters">,
  { period, timeZone, now }: Asked,
  by: LatencyGroup | "weekHour",
): Map<string | null, Plain> {
  const found = new Map<string | null, Plain>();
  const { measure, answeredBy, clock, filters } = question;
  const addTo = (key: string | null, change: (plain: Plain) => void) => {
    if (!found.has(key)) found.set(key, { answered: [], waiting: [], closed: 0 });
    change(found.get(key)!);
  };
  for (const wait of waits) {
    const { day, weekday, hour } = localTime(timeZone, wait.askedAt);
    if (day < period.from || day > period.to || (measure === "first" && !wait.isFirst)) continue;
    const add = (memberId: string | null, change: (plain: Plain) => void) => {
      if (!matches(filters, wait, memberId)) return;
      if (by === "label") {
        for (const label of eachOf(wait.labels)) addTo(label, change);
        return;
      }
      const key = {
        weekHour: `${weekday} ${hour}`,
        number: wait.numberId,
        member: memberId,
        country: wait.country,
        team: wait.team,
        code: wayKey("code", wait.way),
        ad: wayKey("ad", wait.way),
        campaign: null,
        none: null,
        day: timeKey("day", day),
        week: timeKey("week", day),
        month: timeKey("month", day),
      }[by];
      addTo(key, change);
    };
    const isWorking = clock === "working";
    if (answeredBy === "automatic") {
      const seconds = isWorking ? wait.automaticWorkingSeconds : wait.automaticWaitSeconds;
      if (seconds !== null) add(null, (plain) => plain.answered.push(seconds));
    } else if (wait.answeredAt) {
      const seconds = isWorking ? wait.workingSeconds : wait.waitSeconds;
      if (seconds !== null) add(wait.memberId, (plain) => plain.answered.push(seconds));
    } else if (wait.closedAt) {
      add(null, (plain) => {
        plain.closed += 1;
      });
    } else {
      // Nobody has these conversations, and the workspace is open day and night.
      const seconds = Math.floor((now.getTime() - wait.askedAt.getTime()) / 1000);
      add(null, (plain) => plain.waiting.push(seconds));
    }
  }
  return found;
}

const matches = (filters: LatencyFilters, wait: Wait, memberId: string | null) =>
  isIn(filters.numberIds, wait.numberId) &&
  isIn(filters.memberIds, memberId) &&
  isIn(filters.countries, wait.country) &&
  isIn(filters.cameBy, wait.way) &&
  isIn(filters.teamIds, wait.team) &&
  wearsOne(filters.labelIds, wait.labels);

/** The least value that so great a share do not exceed. */
export const plainPercentile = (values: number[], share: number): number | null =>
  [...values].sort((one, other) => one - other)[Math.ceil(share * values.length) - 1] ?? null;

export type PlainSum = {
  messages: number;
  free: number;
  byBasis: Record<string, number>;
  money: Record<string, { estimated: bigint; reported: bigint; reports: number }>;
};

/** All charges of a question by a key, added up one by one. */
export function plainBilled(
  charged: Charge[],
  filters: BilledFilters,
  { period, timeZone }: Pick<Asked, "period" | "timeZone">,
  by: BilledGroup,
): Map<string | null, PlainSum> {
  const found = new Map<string | null, PlainSum>();
  for (const charge of charged) {
    const { day } = localTime(timeZone, charge.deliveredAt);
    const isAsked =
      day >= period.from &&
      day <= period.to &&
      isIn(filters.numberIds, charge.numberId) &&
      isIn(filters.countries, charge.country) &&
      isIn(filters.markets, charge.market) &&
      isIn(filters.categories, charge.category) &&
      isIn(filters.pricingTypes, charge.pricingType) &&
      isIn(filters.bases, charge.basis) &&
      isIn(filters.templateIds, charge.templateId) &&
      isIn(filters.broadcastIds, charge.broadcastId) &&
      isIn(filters.cameBy, charge.way) &&
      isIn(filters.teamIds, charge.team) &&
      wearsOne(filters.labelIds, charge.labels);
    if (!isAsked) continue;
    const plainKeys: Record<string, string | null> = {
      number: charge.numberId,
      country: charge.country,
      market: charge.market,
      category: charge.category,
      pricingType: charge.pricingType,
      basis: charge.basis,
      template: charge.templateId,
      broadcast: charge.broadcastId,
      code: wayKey("code", charge.way),
      ad: wayKey("ad", charge.way),
      campaign: null,
      regime: charge.regime,
      team: charge.team,
    };
    const keys = by === "label" ? eachOf(charge.labels) : [plainKeys[by] ?? timeKey(by, day)];
    for (const key of keys) addCharge(found, key, charge);
  }
  return found;
}

function addCharge(found: Map<string | null, PlainSum>, key: string | null, charge: Charge): void {
  const sum = found.get(key) ?? { messages: 0, free: 0, byBasis: {}, money: {} };
  found.set(key, sum);
  sum.messages += 1;
  if (charge.basis !== "rateCard" && charge.basis !== "noRate") sum.free += 1;
  sum.byBasis[charge.basis] = (sum.byBasis[charge.basis] ?? 0) + 1;
  const purse = (currency: string) => {
    sum.money[currency] ??= { estimated: 0n, reported: 0n, reports: 0 };
    return sum.money[currency];
  };
  purse(charge.currency).estimated += charge.estimatedMicros ?? 0n;
  if (charge.reportedMicros !== null && charge.reportedCurrency !== null) {
    const reported = purse(charge.reportedCurrency);
    reported.reported += charge.reportedMicros;
    reported.reports += 1;
  }
}

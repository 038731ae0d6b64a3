/** What may spend: a budget of a campaign or an ad set that runs. */
export type Spender = {
  spentTodayMicros: number;
  /** How many days of the month it still runs, today among them. */
  days: number;
} & ({ dailyMicros: number } | { leftMicros: number; leftDays: number });

export type Outlook = {
  /** What Meta may still spend today. */
  todayMicros: number;
  /** What it may spend in an hour that its figures do not show yet. */
  hourMicros: number;
  /** What the month will have cost at its end. */
  monthMicros: number;
};

/** On one day Meta may spend so much of a daily budget, if it spends less on others. */
const mostOfDaily = 1.75;

/**
 * What running budgets may still cost. A daily budget holds on average over a week, so the month is counted with it, and today
 * with the most that Meta allows itself; a lifetime budget is spent evenly until its end, and all of it may go today.
 */
export function outlook(spentMicros: number, spenders: Spender[]): Outlook {
  const most = spenders.map(mostToday);
  return {
    todayMicros: sum(most.map((micros, at) => Math.max(0, micros - spenders[at]!.spentTodayMicros))),
    hourMicros: Math.ceil(sum(most) / 24),
    monthMicros: spentMicros + sum(spenders.map(stillInMonth)),
  };
}

const mostToday = (spender: Spender): number =>
  "dailyMicros" in spender
    ? Math.round(spender.dailyMicros * mostOfDaily)
    : spender.leftMicros + spender.spentTodayMicros;

function stillInMonth(spender: Spender): number {
  if (spender.days <= 0) return 0;
  if ("dailyMicros" in spender) {
    const today = Math.max(0, spender.dailyMicros - spender.spentTodayMicros);
    return today + spender.dailyMicros * (spender.days - 1);
  }
  return Math.round(
    (spender.leftMicros * Math.min(spender.days, spender.leftDays)) / Math.max(1, spender.leftDays),
  );
}

const hourMs = 3_600_000;
/** What Meta says of now is so old. */
const hoursBehind = 1;
/** Where nobody ever asked Meta, a day is allowed for. */
const hoursNeverAsked = 24;

/** For how many hours of the month there may be spending that figures read then do not show: the older they are, the more. */
export function hoursUnseen(readAt: Date | null, now: Date, monthBegan: Date): number {
  const hours = (from: Date) => Math.max(0, now.getTime() - from.getTime()) / hourMs;
  const unseen = readAt ? hoursBehind + hours(readAt) : hoursNeverAsked;
  return Math.min(unseen, Math.max(hoursBehind, hours(monthBegan)));
}

const sum = (all: number[]) => all.reduce((total, one) => total + one, 0);

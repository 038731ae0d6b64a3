import { ownDates, type PeriodChoice } from "@/server/analytics/periods/schemas";

/** The month where the account is, as "2026-10". */
export const monthIn = (timeZone: string, now: Date) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit" }).format(now).slice(0, 7);

/** The last thirteen months, newest first: Meta looks back one year. */
export function lastMonths(thisMonth: string): string[] {
  const [year = 0, month = 1] = thisMonth.split("-").map(Number);
  return Array.from({ length: 13 }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

type Asked = { account?: string | string[] | null; month?: string | string[] | null };

/** Months that are others each month. */
export const relativeMonths = ["thisMonth", "lastMonth"] as const;

/**
 * Which account and which month an address asks for; without a good word, the first account and its month of today. `chosen` is the
 * month as the address has it: "lastMonth" stays that when it is kept.
 */
export function choiceOf<Account extends { id: string; timeZone: string }>(
  accounts: Account[],
  asked: Asked,
  now: Date,
) {
  const account = accounts.find(({ id }) => id === asked.account) ?? accounts[0];
  const months = lastMonths(monthIn(account?.timeZone ?? "UTC", now));
  const relative = relativeMonths.find((one) => one === asked.month);
  const meant = relative
    ? months[relative === "lastMonth" ? 1 : 0]
    : months.find((one) => one === asked.month);
  const month = meant ?? months[0] ?? "";
  return { account, months, month, chosen: relative ?? month };
}

/** The same as a period of days: a month's, or the word that means another month each month. */
export function periodOfMonth(chosen: string): PeriodChoice {
  const relative = relativeMonths.find((one) => one === chosen);
  if (relative) return relative;
  const [year = 0, month = 1] = chosen.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return ownDates({ from: `${chosen}-01`, to: last });
}

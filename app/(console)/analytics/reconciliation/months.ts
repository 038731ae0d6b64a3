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

/** Which account and which month an address asks for; without a good word, the first account and its month of today. */
export function choiceOf<Account extends { id: string; timeZone: string }>(
  accounts: Account[],
  asked: Asked,
  now: Date,
) {
  const account = accounts.find(({ id }) => id === asked.account) ?? accounts[0];
  const months = lastMonths(monthIn(account?.timeZone ?? "UTC", now));
  const month = months.find((one) => one === asked.month) ?? months[0] ?? "";
  return { account, months, month };
}

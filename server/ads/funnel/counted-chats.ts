import { type SQL, sql } from "drizzle-orm";

/** Days of the ad account's own zone, both included. */
export type AdDays = { since: string; until: string };
export type AdTouch = "first" | "last";

/** A day has begun somewhere on earth fourteen hours before it begins in UTC, and ends somewhere twelve hours after. */
const around = ({ since, until }: AdDays): SQL =>
  sql`at >= ${since}::date - interval '1 day' and at < ${until}::date + interval '2 days'`;

/**
 * The chats that ads brought in these days, as rows of `ad_chats`, each conversation once: by the first ad it ever came by, if
 * that was then, or by the last one of these days, so that what happens later changes neither.
 */
export const countedChats = (workspaceId: string, touch: AdTouch, { since, until }: AdDays): SQL => {
  const taps = sql`select * from ad_chats
    where workspace_id = ${workspaceId}::uuid and ${around({ since, until })} and day between ${since}::date and ${until}::date`;
  return touch === "first"
    ? sql`${taps} and is_first`
    : sql`select distinct on (conversation_id) * from (${taps}) taps order by conversation_id, at desc, id desc`;
};

/** What became of the question with which a chat began. An answer after a day is late; nobody answers what was closed. */
export const answered = {
  fiveMinutes: sql`wait_seconds <= 300`,
  hour: sql`wait_seconds <= 3600`,
  day: sql`wait_seconds <= 86400`,
  late: sql`wait_seconds > 86400`,
  waiting: sql`is_waiting`,
};

import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bases, launchKinds } from "./billing";
import { moment, workspaceId } from "./columns";

/**
 * The waits that a person ended after more than 24 hours, each with what its answer was charged: copies of `responses` and of the
 * answer's charge, kept by triggers, so that a report of many years looks neither of them up.
 */
export const lateAnswers = pgTable(
  "late_answers",
  {
    workspaceId: workspaceId(),
    /** Of the wait. */
    id: uuid().notNull(),
    /** 1, and for an answer to a group that was charged for each of its people there is a row for each. */
    nth: smallint().notNull(),
    conversationId: uuid().notNull(),
    /** Of its conversation, where an old wait does not tell it. */
    numberId: uuid().notNull(),
    memberId: uuid(),
    teamId: uuid(),
    country: text(),
    touch: text(),
    askedAt: moment().notNull(),
    answeredAt: moment().notNull(),
    waitSeconds: integer().notNull(),
    answerMessageId: uuid(),
    isFromApp: boolean().notNull(),
    /** From here on of the charge; all empty until there is one. */
    launchKind: text({ enum: launchKinds }),
    market: text(),
    category: text(),
    basis: text({ enum: bases }),
    currency: text(),
    estimatedMicros: bigint({ mode: "bigint" }),
    reportedCurrency: text(),
    reportedMicros: bigint({ mode: "bigint" }),
    /**
     * What prices the answer, to count those of one price together by one column: `launch_kind`, or "app" for an answer from the
     * phone's app, market, category if it is service, currency and country, with a unit separator (U+001F) between them.
     */
    pricedAs: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id, table.nth] }),
    // All that a report counts by, so that it reads no more than this.
    index("late_answers_counted").on(
      table.workspaceId,
      table.askedAt,
      table.id,
      table.nth,
      table.numberId,
      table.memberId,
      table.teamId,
      table.country,
      table.pricedAs,
      table.basis,
      table.currency,
      table.estimatedMicros,
      table.reportedCurrency,
      table.reportedMicros,
    ),
    index("late_answers_uncharged")
      .on(table.workspaceId, table.askedAt)
      .where(sql`${table.launchKind} is null and not ${table.isFromApp}`),
    index().on(table.workspaceId, table.numberId, table.askedAt),
    index().on(table.workspaceId, table.answerMessageId),
  ],
);

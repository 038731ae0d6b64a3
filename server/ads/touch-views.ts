import { bigint, pgView, text, uuid } from "drizzle-orm/pg-core";
import { outcomeKinds } from "@/db/schema/ads-outcomes";
import { moment } from "@/db/schema/columns";

/** The first and the last ad of each conversation that came from one: for reports by campaign. */
export const conversationTouches = pgView("conversation_touches", {
  workspaceId: uuid().notNull(),
  conversationId: uuid().notNull(),
  touches: bigint({ mode: "number" }).notNull(),
  firstReferralId: uuid().notNull(),
  firstAdId: text(),
  firstAt: moment().notNull(),
  lastReferralId: uuid().notNull(),
  lastAdId: text(),
  lastAt: moment().notNull(),
}).existing();

/** Each outcome that stands, with the customer's first ad and her last one before it, whichever number she wrote to. */
export const outcomeTouches = pgView("outcome_touches", {
  workspaceId: uuid().notNull(),
  outcomeId: uuid().notNull(),
  conversationId: uuid().notNull(),
  kind: text({ enum: outcomeKinds }).notNull(),
  amountMicros: bigint({ mode: "bigint" }),
  currency: text(),
  occurredAt: moment().notNull(),
  firstReferralId: uuid(),
  firstAdId: text(),
  lastReferralId: uuid(),
  lastAdId: text(),
}).existing();

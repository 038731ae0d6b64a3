import { bigint, boolean, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns";
import { users } from "./identity";

/** How a person proves who she is. This belongs to her and to no workspace: only as her (`asPerson`) is it reached. */
const userId = () =>
  uuid()
    .notNull()
    .references(() => users.id);

/** Links by which a new password may be chosen, by the hash of their secret. Each works once. */
export const passwordResets = pgTable("password_resets", {
  id: uuid().primaryKey(),
  userId: userId(),
  secretHash: text().notNull(),
  /** The link went to her address and to nobody else, so whoever follows it proves that the address is hers. */
  wasMailed: boolean().notNull(),
  /** The owner who made it for her; nothing when she asked for it herself. */
  madeBy: uuid().references(() => users.id),
  createdAt: moment().notNull(),
  expiresAt: moment().notNull(),
  usedAt: moment(),
});

/** The secret shared with her authenticator app. Until it is confirmed by a code it counts for nothing. */
export const authenticators = pgTable("authenticators", {
  userId: userId().primaryKey(),
  sealedSecret: bytea().notNull(),
  createdAt: moment().notNull(),
  confirmedAt: moment(),
  /** The 30 seconds of the newest code that was taken: neither it nor an older one is taken again. */
  lastStep: bigint({ mode: "number" }),
});

/** Codes on paper for the day the phone is lost, hashed. Each works once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  { userId: userId(), codeHash: text().notNull(), usedAt: moment() },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

/** Who she is elsewhere: the provider's own id of her account, which outlives a change of address. */
export const signInIdentities = pgTable(
  "sign_in_identities",
  {
    provider: text({ enum: ["google", "entra"] }).notNull(),
    subject: text().notNull(),
    userId: userId(),
    email: text().notNull(),
    linkedAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.subject] }),
    unique().on(table.userId, table.provider),
  ],
);

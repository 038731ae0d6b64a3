import {
  boolean,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { phoneNumbers } from "./channels";
import { moment, workspaceId } from "./columns";

/** What stopped the list of a number's codes from being read, in Meta's words. */
export type ScanListFailure = { at: string; key: string; words?: string; code?: number; traceId?: string };

/** A QR code of a number, with its short link: Meta keeps it, and we know what it is called and where it hangs. */
export const scanCodes = pgTable(
  "scan_codes",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    numberId: uuid().notNull(),
    /** Chosen by the browser that asks for it: the same wish twice makes one code. */
    clientId: uuid(),
    /** Ours alone, such as "shop window"; customers never see it. */
    name: text().notNull(),
    /** What stands ready in the customer's chat. */
    message: text().notNull(),
    /** Meta's, and the link that the code leads to; nothing until Meta has answered. */
    metaCode: text(),
    link: text(),
    /** Nobody of ours, when it was made in Meta's manager. */
    createdBy: uuid(),
    createdAt: moment().notNull(),
    /** When it was last asked for or changed here: a list of Meta's that was begun before says nothing of it. */
    changedAt: moment().notNull(),
    /** Meta's answer to the wish did not come: its list will tell. */
    lostAt: moment(),
    /** Its list did not have it. */
    notMadeAt: moment(),
    deletedAt: moment(),
    deletedBy: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
    unique().on(table.workspaceId, table.clientId),
    unique().on(table.workspaceId, table.numberId, table.metaCode),
    index().on(table.workspaceId, table.numberId, table.id),
  ],
);

/** Every text that stood ready under a code: a customer may have opened the chat before it was changed. */
export const scanTexts = pgTable(
  "scan_texts",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    codeId: uuid().notNull(),
    numberId: uuid().notNull(),
    /** As it is compared with what a customer wrote. */
    text: text().notNull(),
    since: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.codeId],
      foreignColumns: [scanCodes.workspaceId, scanCodes.id],
    }),
    unique().on(table.workspaceId, table.codeId, table.text),
    index().on(table.workspaceId, table.numberId, table.text),
  ],
);

/** A conversation that a code started, recorded when its first message came. */
export const scanStarts = pgTable(
  "scan_starts",
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    codeId: uuid().notNull(),
    numberId: uuid().notNull(),
    conversationId: uuid().notNull(),
    messageId: uuid().notNull(),
    at: moment().notNull(),
    /** Other codes had the same text ready: which of them was scanned, nobody can tell. */
    isShared: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.codeId],
      foreignColumns: [scanCodes.workspaceId, scanCodes.id],
    }),
    unique().on(table.workspaceId, table.messageId),
    index().on(table.workspaceId, table.codeId, table.at),
    index().on(table.workspaceId, table.conversationId),
  ],
);

/** When a number's list of codes was last read from Meta, and why not since. */
export const scanLists = pgTable(
  "scan_lists",
  {
    workspaceId: workspaceId(),
    numberId: uuid().notNull(),
    readAt: moment(),
    triedAt: moment(),
    failure: jsonb().$type<ScanListFailure>(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.numberId] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [phoneNumbers.workspaceId, phoneNumbers.id],
    }),
  ],
);

import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** Sealed or raw bytes. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => "bytea",
  fromDriver: (value) => (Buffer.isBuffer(value) ? value : Buffer.from(value as Uint8Array)),
});

/** A moment; shown in the workspace's time zone, kept in UTC, to the millisecond. */
export const moment = () => timestamp({ withTimezone: true, precision: 3 });

/** The first column of every primary key, unique index and foreign key of a workspace's tables. */
export const workspaceId = () => uuid().notNull();

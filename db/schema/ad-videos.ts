import { bigint, foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { type AdFailure, adConnections } from "./ads";
import { bytea, moment, workspaceId } from "./columns";
import { workspaces } from "./identity";

/** A video for ads, kept in pieces as it comes in. */
export const adVideos = pgTable(
  "ad_videos",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: uuid().notNull(),
    mimeType: text().notNull(),
    fileName: text().notNull(),
    /** Nothing, until all of it is here. */
    byteCount: bigint({ mode: "number" }),
    uploadedBy: uuid().notNull(),
    createdAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const adVideoPieces = pgTable(
  "ad_video_pieces",
  {
    workspaceId: workspaceId(),
    adVideoId: uuid().notNull(),
    position: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.adVideoId, table.position] }),
    foreignKey({
      columns: [table.workspaceId, table.adVideoId],
      foreignColumns: [adVideos.workspaceId, adVideos.id],
    }).onDelete("cascade"),
  ],
);

/** How far a video has come at Meta: each ad account has its own, and it is handed over there once. */
export const adVideoHandovers = pgTable(
  "ad_video_handovers",
  {
    workspaceId: workspaceId(),
    connectionId: uuid().notNull(),
    adVideoId: uuid().notNull(),
    /** Meta's upload, and what the video is called there. */
    sessionId: text(),
    metaVideoId: text(),
    /** The part that Meta asked for next: from this byte up to that one, which is no longer in it. */
    fromByte: bigint({ mode: "number" }),
    toByte: bigint({ mode: "number" }),
    /** All of it is at Meta, which prepares it from then on. */
    finishedAt: moment(),
    progress: integer(),
    /** Meta is not asked again before. */
    lookAt: moment(),
    readyAt: moment(),
    failure: jsonb().$type<AdFailure>(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.connectionId, table.adVideoId] }),
    foreignKey({
      columns: [table.workspaceId, table.connectionId],
      foreignColumns: [adConnections.workspaceId, adConnections.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.adVideoId],
      foreignColumns: [adVideos.workspaceId, adVideos.id],
    }),
  ],
);

import { EventEmitter } from "node:events";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { database } from "../context";
import { AppError } from "../errors";
import { log } from "../log";

const channel = "guichet_sessions";
/** Postgres refuses a notification of 8,000 bytes or more. */
const idsPerNotification = 100;
/** A gap in what we hear is closed by asking. */
const askAgainMs = 5 * 60_000;

/** Tells every process that these sessions have ended, at the moment the transaction commits. */
export async function tellEnded(db: Db, sessionIds: string[]): Promise<void> {
  for (let start = 0; start < sessionIds.length; start += idsPerNotification) {
    const payload = JSON.stringify(sessionIds.slice(start, start + idsPerNotification));
    await db.execute(sql`select pg_notify(${channel}, ${payload})`);
  }
}

/**
 * Lets every open screen of a person ask whether it may stay: one of a workspace she has left for another one hangs on a
 * session that lasts.
 */
export async function tellPerson(db: Db, userId: string): Promise<void> {
  await db.execute(sql`select pg_notify(${channel}, ${JSON.stringify([userId])})`);
}

type Shared = typeof globalThis & { guichetSessionFeed?: EventEmitter };

/** One LISTEN for the process; postgres.js opens it again when the database comes back. */
function sessionFeed(): EventEmitter {
  const shared = globalThis as Shared;
  if (!shared.guichetSessionFeed) {
    const feed = new EventEmitter().setMaxListeners(0);
    shared.guichetSessionFeed = feed;
    database()
      .sql.listen(
        channel,
        (payload) => {
          for (const id of JSON.parse(payload) as string[]) feed.emit(id);
        },
        () => feed.emit("askAgain"),
      )
      .catch((error: unknown) => {
        log.warn({ err: error }, "the end of sessions is not heard; trying again with the next screen");
        shared.guichetSessionFeed = undefined;
      });
  }
  return shared.guichetSessionFeed ?? sessionFeed();
}

export const signedOut = () => new AppError("UNAUTHENTICATED", "Please sign in again.", { key: "signedOut" });

/**
 * Passes on what an open screen is told for as long as its session lasts, and fails when that ends: within a moment of
 * its being ended, or at the latest when `isOpen` says no.
 */
export async function* whileSignedIn<T>(
  events: AsyncIterable<T>,
  { sessionId, userId, isOpen }: { sessionId: string; userId: string; isOpen: () => Promise<boolean> },
): AsyncGenerator<T> {
  const feed = sessionFeed();
  let isOver = false;
  let wake: (() => void) | undefined;
  const end = () => {
    isOver = true;
    wake?.();
  };
  const ask = () => {
    isOpen().then(
      (isStill) => isStill || end(),
      (error: unknown) =>
        log.warn({ err: error }, "whether a session lasts is not known; asking again later"),
    );
  };
  feed.once(sessionId, end).on(userId, ask).on("askAgain", ask);
  const timer = setInterval(ask, askAgainMs);
  const iterator = events[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await new Promise<IteratorResult<T> | undefined>((resolve, reject) => {
        wake = () => resolve(undefined);
        iterator.next().then(resolve, reject);
      });
      if (isOver || !next) throw signedOut();
      if (next.done) return;
      yield next.value;
    }
  } finally {
    clearInterval(timer);
    feed.off(sessionId, end).off(userId, ask).off("askAgain", ask);
    // It may wait for an event that never comes, so nobody waits for it.
    void iterator.return?.();
  }
}

import { EventEmitter, on } from "node:events";
import { sql } from "drizzle-orm";
import { database, type InTransaction } from "./context";
import { log } from "./log";

/** What a screen is told: that something changed and where, never what it says. It asks for the rest with its own rights. */
export type LiveEvent = {
  kind:
    | "conversation.changed"
    | "templates.changed"
    | "alerts.changed"
    | "channels.changed"
    | "profiles.changed"
    | "scanCodes.changed"
    | "campaigns.changed"
    | "broadcasts.changed";
  conversationId?: string;
  /** The messages that are new or changed; without it, anything in the conversation may be. */
  messageIds?: string[];
};

const channel = "guichet_live";
/** Postgres refuses a notification of 8,000 bytes or more. */
const mostBytes = 7000;
const mostMessageIds = 100;

/** Tells every open screen of the workspace, at the moment the transaction commits. */
export async function tellLive(ctx: InTransaction, events: LiveEvent[]): Promise<void> {
  for (const part of inParts(events)) {
    const payload = JSON.stringify([ctx.workspaceId, part]);
    await ctx.db.execute(sql`select pg_notify(${channel}, ${payload})`);
  }
}

function inParts(events: LiveEvent[]): LiveEvent[][] {
  const parts: LiveEvent[][] = [];
  let bytes = mostBytes;
  for (const event of events) {
    const { messageIds, ...place } = event;
    const short = messageIds && messageIds.length <= mostMessageIds ? event : place;
    const size = JSON.stringify(short).length + 1;
    if (bytes + size > mostBytes) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)!.push(short);
    bytes += size;
  }
  return parts;
}

type Shared = typeof globalThis & { guichetLive?: { emitter: EventEmitter; listening: Promise<unknown> } };

/** One LISTEN connection for the process; postgres.js opens it again when the database comes back. */
function liveFeed(): EventEmitter {
  const shared = globalThis as Shared;
  if (!shared.guichetLive) {
    const emitter = new EventEmitter({ captureRejections: false }).setMaxListeners(0);
    const listening = database()
      .sql.listen(
        channel,
        (payload) => {
          const [workspaceId, events] = JSON.parse(payload) as [string, LiveEvent[]];
          emitter.emit(workspaceId, events);
        },
        // After a gap nobody knows what was missed, so every screen reads again.
        () => emitter.emit("reconnected"),
      )
      .catch((error: unknown) => {
        log.warn({ err: error }, "live updates are not available; trying again with the next screen");
        shared.guichetLive = undefined;
      });
    shared.guichetLive = { emitter, listening };
  }
  return shared.guichetLive.emitter;
}

/** The workspace's live events from now until `signal`; `"all"` means that some may have been missed. */
export async function* followLive(
  workspaceId: string,
  signal: AbortSignal,
): AsyncGenerator<LiveEvent[] | "all"> {
  const feed = liveFeed();
  const merged = new EventEmitter();
  const tell = (events: LiveEvent[]) => merged.emit("live", events);
  const tellAll = () => merged.emit("live", "all");
  feed.on(workspaceId, tell).on("reconnected", tellAll);
  try {
    for await (const [events] of on(merged, "live", { signal })) yield events as LiveEvent[] | "all";
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    feed.off(workspaceId, tell).off("reconnected", tellAll);
  }
}

import { setTimeout as pause } from "node:timers/promises";
import { database } from "../context";
import { log } from "../log";

export type Wake = {
  /** How often there has been news. Asked before looking for work, so that what comes meanwhile is not missed. */
  news: () => number;
  /** Until there is more news than that, or a second has passed: a notification can be lost, work cannot. */
  wait: (known: number, signal: AbortSignal) => Promise<void>;
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
};

const lookAgainAfterMs = 1000;
const quietly = () => {};

/** Listens to a channel of the database for news of work. */
export function listenFor(channel: string): Wake {
  let news = 0;
  let wakeAll = new AbortController();
  const tell = () => {
    news += 1;
    wakeAll.abort();
    wakeAll = new AbortController();
  };
  // postgres.js listens again by itself when the database comes back, and calls the third function then.
  const listen = (): Promise<unknown> =>
    database()
      .sql.listen(channel, tell, tell)
      .catch(async (error: unknown) => {
        log.warn({ err: error, channel }, "not listening yet; looking every second instead");
        await pause(lookAgainAfterMs * 5, undefined, { ref: false });
        return listen();
      });
  void listen();
  return {
    news: () => news,
    wait: async (known, signal) => {
      if (news !== known) return;
      const either = AbortSignal.any([signal, wakeAll.signal]);
      await pause(lookAgainAfterMs, undefined, { signal: either }).catch(quietly);
    },
    pause: (ms, signal) => pause(ms, undefined, { signal }).catch(quietly),
  };
}

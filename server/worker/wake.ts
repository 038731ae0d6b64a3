import { setTimeout as pause } from "node:timers/promises";
import { database } from "../context";
import { log } from "../log";

export type Wake = {
  /** Until there is news, or a second has passed: a notification can be lost, work cannot. */
  wait: (signal: AbortSignal) => Promise<void>;
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
};

const lookAgainAfterMs = 1000;
const quietly = () => {};

/** Listens to a channel of the database for news of work. */
export function listenFor(channel: string): Wake {
  let news = false;
  let wakeAll = new AbortController();
  const tell = () => {
    news = true;
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
    wait: async (signal) => {
      if (!news) {
        await pause(lookAgainAfterMs, undefined, { signal: AbortSignal.any([signal, wakeAll.signal]) }).catch(
          quietly,
        );
      }
      news = false;
    },
    pause: (ms, signal) => pause(ms, undefined, { signal }).catch(quietly),
  };
}

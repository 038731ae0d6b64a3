import { log } from "../log";
import { backOffMs } from "../queue";
import { processDeliveries } from "./process-deliveries";
import type { Wake } from "./wake";

/** A set of few deliveries costs as much as one of many, so what comes within a moment is applied together. */
const few = 50;
const momentMs = 25;

/** Goes on as long as there are deliveries, then waits to be woken. A database that is away is asked again, ever more slowly. */
export async function workDeliveries(wake: Wake, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      const known = wake.news();
      const count = await processDeliveries();
      failures = 0;
      if (count === 0) await wake.wait(known, signal);
      else if (count < few) await wake.pause(momentMs, signal);
    } catch (error) {
      failures += 1;
      log.error({ err: error, failures }, "deliveries could not be processed; trying again");
      await wake.pause(Math.min(backOffMs(failures), 15_000), signal);
    }
  }
}

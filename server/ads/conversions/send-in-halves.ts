import type { GraphError, GraphResult } from "@/server/meta/client";
import { isAboutAnEvent } from "@/server/meta/conversions";

type Send<E> = (events: E[]) => Promise<GraphResult<unknown>>;
/** Keeps what became of these; one that was refused is alone. */
type Settle<E> = (events: E[], error: GraphError | undefined) => Promise<void>;

/**
 * Sends all at once. Meta refuses them together and does not say which is wrong, so a refused set is sent again by halves
 * until what is wrong stands alone. Ends early, and says why, when nothing more can be sent now; what was not settled waits.
 */
export async function sendInHalves<E>(
  events: E[],
  send: Send<E>,
  settle: Settle<E>,
): Promise<GraphError | undefined> {
  if (events.length === 0) return undefined;
  const result = await send(events);
  if (result.ok) {
    await settle(events, undefined);
    return undefined;
  }
  const { error } = result;
  if (!isAboutAnEvent(error)) return error;
  if (events.length === 1) {
    await settle(events, error);
    return undefined;
  }
  const middle = Math.ceil(events.length / 2);
  return (
    (await sendInHalves(events.slice(0, middle), send, settle)) ??
    (await sendInHalves(events.slice(middle), send, settle))
  );
}

import type { InTransaction } from "../../context";
import { workingHoursHistory } from "../../identity/working-hours/get-working-hours";
import { workingSecondsAlong } from "../../identity/working-hours/working-seconds-along";
import { readHappenings } from "./read-happenings";
import { readPlaces } from "./read-places";
import { type Wait, waitsOf } from "./waits-of";
import { writeWaits } from "./write-waits";

type Beginnings = Map<string, { start: Date; wait?: Pick<Wait, "id" | "askedAt"> }>;

/**
 * Works out the waits of each conversation anew from a moment on, at which nobody waited or `wait` began, and keeps them
 * instead of those that were there. Their conversations are locked.
 */
export async function replayWaits(ctx: InTransaction, beginnings: Beginnings): Promise<void> {
  if (beginnings.size === 0) return;
  const starts = [...beginnings].map(([conversation_id, { start }]) => ({ conversation_id, start }));
  const placeOf = await readPlaces(ctx, starts);
  const happeningsOf = await readHappenings(ctx, starts);
  const found = starts.flatMap(({ conversation_id }) => {
    const happenings = happeningsOf.get(conversation_id) ?? [];
    const place = placeOf.get(conversation_id);
    const wait = beginnings.get(conversation_id)?.wait;
    if (!place) return [];
    const isKept = happenings.some(({ id }) => id === wait?.id);
    const waits = waitsOf(happenings, { isFirst: place.is_first, wait: isKept ? undefined : wait });
    return waits.map((one) => ({ wait: one, place }));
  });
  const needsHours = found.some(({ wait }) => wait.answer ?? wait.automatic);
  const history = needsHours ? await workingHoursHistory(ctx) : [];
  const lengthsTo = ({ askedAt }: Wait, end: Date | undefined) =>
    end && {
      // The customer's clock may be ahead of ours; nobody waits less than nothing.
      calendar: Math.max(0, Math.floor((end.getTime() - askedAt.getTime()) / 1000)),
      working: Math.floor(workingSecondsAlong(history, askedAt, end)),
    };
  await writeWaits(
    ctx,
    starts,
    found.map(({ wait, place }) => ({
      wait,
      place,
      answered: lengthsTo(wait, wait.answer?.at),
      automatic: lengthsTo(wait, wait.automatic?.at),
    })),
  );
}

import type { Db } from "@/db/client";
import { deliveryFailed } from "../alerts/kinds/delivery-failed";
import { raiseAlert } from "../alerts/raise-alert";
import { findRoutes, type MetaPlace } from "../channels/find-routes";
import { systemCtx, within } from "../context";
import { sharedDelivery } from "../webhooks/list-failed";
import { keepFindings } from "./keep-findings";

/** By then it was no passing trouble: about seven seconds have gone by. */
const attemptsUntilAlert = 4;

/**
 * A delivery that cannot be processed is shown to each workspace it speaks of, from the first try that fails, and rings
 * when it goes on failing. `places` is empty when it cannot even be read: then it is nobody's but the operator's.
 */
export async function keepFailure(
  db: Db,
  { id, places, attempts }: { id: bigint; places: MetaPlace[]; attempts: number },
): Promise<void> {
  const routeOf = await findRoutes(db, places);
  const distinct = new Map(
    places.map((place) => [`${place.wabaId} ${place.phoneNumberId} ${place.adAccountId}`, place]),
  );
  const isShared = new Set(places.map((place) => routeOf(place)?.workspaceId)).size > 1;
  const failures = [...distinct.values()].map((place, index) => ({
    deliveryId: id,
    position: -1 - index,
    reason: "failed",
    detail: isShared ? sharedDelivery : "",
    place,
    route: routeOf(place),
  }));
  await keepFindings(db, failures);
  if (attempts !== attemptsUntilAlert) return;
  for (const workspaceId of new Set(failures.flatMap(({ route }) => route?.workspaceId ?? [])))
    await within(db, systemCtx(workspaceId), (ctx) =>
      raiseAlert(ctx, {
        kind: deliveryFailed.kind,
        subject: { type: "deliveries", id: workspaceId },
        params: {},
      }),
    );
}

import { mayCall } from "../identity/permissions";
import { staySeen } from "../identity/stay-seen";
import { followLive } from "../live";
import { memberProcedure, router } from "./base";

export const liveRouter = router({
  /** One for each open console, whatever its screens listen for: a browser opens few connections to one place. */
  follow: memberProcedure.subscription(async function* ({ ctx, signal }) {
    const seesCustomers = mayCall(ctx.actor.roles, "inbox.list");
    const stop = staySeen(ctx.actor);
    try {
      for await (const events of followLive(ctx.workspaceId, signal!)) {
        if (events === "all" || seesCustomers) yield events;
        else {
          const others = events.filter((event) => event.conversationId === undefined);
          if (others.length > 0) yield others;
        }
      }
    } finally {
      stop();
    }
  }),
});

import { apiKeysRouter } from "./api-keys";
import { createCallerFactory, router } from "./base";
import { channelsRouter } from "./channels";
import { alertsRouter } from "./alerts";
import { identityRouter } from "./identity";
import { inboxRouter } from "./inbox";
import { liveRouter } from "./live";
import { peopleRouter } from "./people";

export const appRouter = router({
  alerts: alertsRouter,
  apiKeys: apiKeysRouter,
  channels: channelsRouter,
  identity: identityRouter,
  inbox: inboxRouter,
  live: liveRouter,
  people: peopleRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);

import { apiKeysRouter } from "./api-keys";
import { createCallerFactory, router } from "./base";
import { identityRouter } from "./identity";
import { inboxRouter } from "./inbox";
import { peopleRouter } from "./people";

export const appRouter = router({
  apiKeys: apiKeysRouter,
  identity: identityRouter,
  inbox: inboxRouter,
  people: peopleRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);

import { createCallerFactory, router } from "./base";
import { identityRouter } from "./identity";
import { inboxRouter } from "./inbox";
import { peopleRouter } from "./people";

export const appRouter = router({
  identity: identityRouter,
  inbox: inboxRouter,
  people: peopleRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);

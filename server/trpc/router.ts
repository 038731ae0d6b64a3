import { createCallerFactory, router } from "./base";
import { identityRouter } from "./identity";
import { inboxRouter } from "./inbox";

export const appRouter = router({
  identity: identityRouter,
  inbox: inboxRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);

import { createCallerFactory, router } from "./base";
import { identityRouter } from "./identity";

export const appRouter = router({
  identity: identityRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);

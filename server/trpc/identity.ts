import { listColleagues } from "../identity/list-colleagues";
import { rememberLocale, rememberLocaleInput } from "../identity/remember-locale";
import { memberProcedure, router } from "./base";

export const identityRouter = router({
  me: memberProcedure.query(({ ctx }) => ({
    member: ctx.signedIn.member,
    workspace: ctx.signedIn.workspace,
  })),
  colleagues: memberProcedure.query(({ ctx }) => listColleagues(ctx)),
  rememberLocale: memberProcedure
    .input(rememberLocaleInput)
    .mutation(({ ctx, input }) => rememberLocale(ctx, input)),
});

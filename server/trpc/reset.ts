import { askForReset } from "../identity/reset/ask-for-reset";
import { choosePassword } from "../identity/reset/choose-password";
import { makeResetLink } from "../identity/reset/make-reset-link";
import { askForResetInput, choosePasswordInput, makeResetLinkInput } from "../identity/schemas";
import { memberProcedure, router, visitorProcedure } from "./base";

export const resetRouter = router({
  ask: visitorProcedure.input(askForResetInput).mutation(({ ctx, input }) => askForReset(ctx.visit, input)),
  choose: visitorProcedure
    .input(choosePasswordInput)
    .mutation(({ ctx, input }) => choosePassword(ctx.visit, input)),
  offer: memberProcedure.input(makeResetLinkInput).mutation(({ ctx, input }) => makeResetLink(ctx, input)),
});

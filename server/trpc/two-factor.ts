import { codeInput, requireTwoFactorInput, turnOffTwoFactorInput } from "../identity/schemas";
import { beginTwoFactor } from "../identity/two-factor/begin-two-factor";
import { confirmTwoFactor } from "../identity/two-factor/confirm-two-factor";
import { getTwoFactor } from "../identity/two-factor/get-two-factor";
import { renewRecoveryCodes } from "../identity/two-factor/renew-recovery-codes";
import { requireTwoFactor } from "../identity/two-factor/require-two-factor";
import { turnOffTwoFactor } from "../identity/two-factor/turn-off-two-factor";
import { memberProcedure, router } from "./base";

export const twoFactorRouter = router({
  get: memberProcedure.query(({ ctx }) => getTwoFactor(ctx)),
  begin: memberProcedure.mutation(({ ctx }) => beginTwoFactor(ctx)),
  confirm: memberProcedure.input(codeInput).mutation(({ ctx, input }) => confirmTwoFactor(ctx, input)),
  renewCodes: memberProcedure.input(codeInput).mutation(({ ctx, input }) => renewRecoveryCodes(ctx, input)),
  turnOff: memberProcedure
    .input(turnOffTwoFactorInput)
    .mutation(({ ctx, input }) => turnOffTwoFactor(ctx, input)),
  require: memberProcedure
    .input(requireTwoFactorInput)
    .mutation(({ ctx, input }) => requireTwoFactor(ctx, input)),
});

import { becomeFirstOwner } from "../identity/first-owner/become-first-owner";
import { isUnclaimed } from "../identity/first-owner/is-unclaimed";
import { firstOwnerInput } from "../identity/schemas";
import { router, visitorProcedure } from "./base";

export const firstOwnerRouter = router({
  isAwaited: visitorProcedure.query(() => isUnclaimed()),
  become: visitorProcedure
    .input(firstOwnerInput)
    .mutation(({ ctx, input }) => becomeFirstOwner(ctx.visit, input)),
});

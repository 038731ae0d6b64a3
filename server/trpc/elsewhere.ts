import { listIdentities } from "../identity/elsewhere/list-identities";
import { unlinkIdentity } from "../identity/elsewhere/unlink-identity";
import { unlinkIdentityInput } from "../identity/schemas";
import { memberProcedure, router } from "./base";

export const elsewhereRouter = router({
  list: memberProcedure.query(({ ctx }) => listIdentities(ctx)),
  unlink: memberProcedure.input(unlinkIdentityInput).mutation(({ ctx, input }) => unlinkIdentity(ctx, input)),
});

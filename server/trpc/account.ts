import { changeName } from "../identity/account/change-name";
import { changePassword } from "../identity/account/change-password";
import { endOtherSessions } from "../identity/account/end-other-sessions";
import { endSession } from "../identity/account/end-session";
import { getAccount } from "../identity/account/get-account";
import { listSessions } from "../identity/account/list-sessions";
import { changeNameInput, changePasswordInput, endSessionInput } from "../identity/schemas";
import { memberProcedure, router } from "./base";

export const accountRouter = router({
  get: memberProcedure.query(({ ctx }) => getAccount(ctx)),
  changeName: memberProcedure.input(changeNameInput).mutation(({ ctx, input }) => changeName(ctx, input)),
  changePassword: memberProcedure
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
  sessions: memberProcedure.query(({ ctx }) => listSessions(ctx)),
  endSession: memberProcedure.input(endSessionInput).mutation(({ ctx, input }) => endSession(ctx, input)),
  endOtherSessions: memberProcedure.mutation(({ ctx }) => endOtherSessions(ctx)),
});

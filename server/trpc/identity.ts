import { listColleagues } from "../identity/list-colleagues";
import { memberProcedure, router } from "./base";

export const identityRouter = router({
  me: memberProcedure.query(({ ctx }) => ({
    member: ctx.signedIn.member,
    workspace: ctx.signedIn.workspace,
  })),
  colleagues: memberProcedure.query(({ ctx }) => listColleagues(ctx)),
});

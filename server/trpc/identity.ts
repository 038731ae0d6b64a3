import { listColleagues } from "../identity/list-colleagues";
import { memberProcedure, router } from "./base";

export const identityRouter = router({
  me: memberProcedure.query(({ ctx }) => ctx.signedIn),
  colleagues: memberProcedure.query(({ ctx }) => listColleagues(ctx)),
});

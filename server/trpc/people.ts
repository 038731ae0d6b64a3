import { listMembers } from "../identity/people/list-members";
import { memberProcedure, router } from "./base";

export const peopleRouter = router({
  list: memberProcedure.query(({ ctx }) => listMembers(ctx)),
});

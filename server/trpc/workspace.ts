import { chooseWorkspaceInput, describeWorkspaceInput } from "../identity/schemas";
import { chooseWorkspace } from "../identity/workspaces/choose-workspace";
import { describeWorkspace } from "../identity/workspaces/describe-workspace";
import { foundWorkspace } from "../identity/workspaces/found-workspace";
import { listWorkspaces } from "../identity/workspaces/list-workspaces";
import { memberProcedure, router } from "./base";

export const workspaceRouter = router({
  list: memberProcedure.query(({ ctx }) => listWorkspaces(ctx)),
  choose: memberProcedure
    .input(chooseWorkspaceInput)
    .mutation(({ ctx, input }) => chooseWorkspace(ctx, input)),
  found: memberProcedure
    .input(describeWorkspaceInput)
    .mutation(({ ctx, input }) => foundWorkspace(ctx, input)),
  describe: memberProcedure
    .input(describeWorkspaceInput)
    .mutation(({ ctx, input }) => describeWorkspace(ctx, input)),
});

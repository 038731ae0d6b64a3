import { archiveTeam, restoreTeam } from "../identity/teams/archive-team";
import { changeTeam } from "../identity/teams/change-team";
import { createTeam } from "../identity/teams/create-team";
import { listTeams } from "../identity/teams/list-teams";
import { changeTeamInput, createTeamInput, teamInput } from "../identity/teams/schemas";
import { memberProcedure, router } from "./base";

export const teamsRouter = router({
  list: memberProcedure.query(({ ctx }) => listTeams(ctx)),
  create: memberProcedure.input(createTeamInput).mutation(({ ctx, input }) => createTeam(ctx, input)),
  change: memberProcedure.input(changeTeamInput).mutation(({ ctx, input }) => changeTeam(ctx, input)),
  archive: memberProcedure.input(teamInput).mutation(({ ctx, input }) => archiveTeam(ctx, input)),
  restore: memberProcedure.input(teamInput).mutation(({ ctx, input }) => restoreTeam(ctx, input)),
});

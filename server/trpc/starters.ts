import { numberInput, versionInput } from "../profile/schemas";
import { getStarters } from "../profile/starters/get-starters";
import { publishStarters } from "../profile/starters/publish-starters";
import { saveStarters } from "../profile/starters/save-starters";
import { saveStartersInput } from "../profile/starters/schemas";
import { memberProcedure, router } from "./base";

export const startersRouter = router({
  get: memberProcedure.input(numberInput).query(({ ctx, input }) => getStarters(ctx, input)),
  save: memberProcedure.input(saveStartersInput).mutation(({ ctx, input }) => saveStarters(ctx, input)),
  publish: memberProcedure.input(versionInput).mutation(({ ctx, input }) => publishStarters(ctx, input)),
});

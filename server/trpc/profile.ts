import { applyToNumbers } from "../profile/apply-to-numbers";
import { bringBack } from "../profile/bring-back";
import { discardDraft } from "../profile/discard-draft";
import { getProfile } from "../profile/get-profile";
import { listProfiles } from "../profile/list-profiles";
import { listRevisions } from "../profile/list-revisions";
import { publishDraft } from "../profile/publish-draft";
import { askForProfile } from "../profile/read-profile";
import { applyForOfficial } from "../profile/reviews/apply-for-official";
import { getStanding } from "../profile/reviews/get-standing";
import { askForStanding } from "../profile/reviews/read-reviews";
import { requestName } from "../profile/reviews/request-name";
import { applyForOfficialInput, requestNameInput } from "../profile/reviews/schemas";
import { saveDraft } from "../profile/save-draft";
import { applyInput, bringBackInput, numberInput, saveDraftInput, versionInput } from "../profile/schemas";
import { memberProcedure, router } from "./base";

export const profileRouter = router({
  list: memberProcedure.query(({ ctx }) => listProfiles(ctx)),
  get: memberProcedure.input(numberInput).query(({ ctx, input }) => getProfile(ctx, input)),
  revisions: memberProcedure.input(numberInput).query(({ ctx, input }) => listRevisions(ctx, input)),
  save: memberProcedure.input(saveDraftInput).mutation(({ ctx, input }) => saveDraft(ctx, input)),
  discard: memberProcedure.input(versionInput).mutation(({ ctx, input }) => discardDraft(ctx, input)),
  publish: memberProcedure.input(versionInput).mutation(({ ctx, input }) => publishDraft(ctx, input)),
  bringBack: memberProcedure.input(bringBackInput).mutation(({ ctx, input }) => bringBack(ctx, input)),
  applyToNumbers: memberProcedure.input(applyInput).mutation(({ ctx, input }) => applyToNumbers(ctx, input)),
  refresh: memberProcedure.input(numberInput).mutation(({ ctx, input }) => askForProfile(ctx, input)),
  standing: memberProcedure.input(numberInput).query(({ ctx, input }) => getStanding(ctx, input)),
  checkStanding: memberProcedure.input(numberInput).mutation(({ ctx, input }) => askForStanding(ctx, input)),
  requestName: memberProcedure.input(requestNameInput).mutation(({ ctx, input }) => requestName(ctx, input)),
  applyForOfficial: memberProcedure
    .input(applyForOfficialInput)
    .mutation(({ ctx, input }) => applyForOfficial(ctx, input)),
});

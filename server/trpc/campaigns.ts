import { checkConnection } from "../ads/connections/check-connection";
import { connectAdAccount } from "../ads/connections/connect-ad-account";
import { disconnectAdAccount } from "../ads/connections/disconnect-ad-account";
import { listConnections } from "../ads/connections/list-connections";
import { lookUpToken } from "../ads/connections/look-up-token";
import { connectAdAccountInput, connectionInput, lookUpInput } from "../ads/connections/schemas";
import { checkDraft } from "../ads/drafts/check-draft";
import { discardDraft } from "../ads/drafts/discard-draft";
import { getDraft } from "../ads/drafts/get-draft";
import { saveDraft } from "../ads/drafts/save-draft";
import {
  copyDraftInput,
  draftInput,
  saveDraftInput,
  searchInput,
  startDraftInput,
  versionInput,
} from "../ads/drafts/schemas";
import { findInterests, findLanguages, findPlaces } from "../ads/drafts/search-targets";
import { copyDraft, startDraft } from "../ads/drafts/start-draft";
import { continueInput, publicationInput, publishInput } from "../ads/publishing/schemas";
import { continuePublishing, startPublishing, undoPublishing } from "../ads/publishing/start-publishing";
import { changeBudget, changeEnd, changeStatus } from "../ads/run/change-at-meta";
import { listCampaigns } from "../ads/run/list-campaigns";
import { listChanges } from "../ads/run/list-changes";
import { refreshCampaigns } from "../ads/run/read-campaigns";
import { campaignInput, changeBudgetInput, changeEndInput, changeStatusInput } from "../ads/run/schemas";
import { memberProcedure, router } from "./base";

export const campaignsRouter = router({
  connections: memberProcedure.query(({ ctx }) => listConnections(ctx)),
  lookUp: memberProcedure.input(lookUpInput).mutation(({ input }) => lookUpToken(input)),
  connect: memberProcedure
    .input(connectAdAccountInput)
    .mutation(({ ctx, input }) => connectAdAccount(ctx, input)),
  checkConnection: memberProcedure
    .input(connectionInput)
    .mutation(({ ctx, input }) => checkConnection(ctx, input)),
  disconnect: memberProcedure
    .input(connectionInput)
    .mutation(({ ctx, input }) => disconnectAdAccount(ctx, input)),

  draft: memberProcedure.input(draftInput).query(({ ctx, input }) => getDraft(ctx, input)),
  startDraft: memberProcedure.input(startDraftInput).mutation(({ ctx, input }) => startDraft(ctx, input)),
  copyDraft: memberProcedure.input(copyDraftInput).mutation(({ ctx, input }) => copyDraft(ctx, input)),
  saveDraft: memberProcedure.input(saveDraftInput).mutation(({ ctx, input }) => saveDraft(ctx, input)),
  discardDraft: memberProcedure.input(versionInput).mutation(({ ctx, input }) => discardDraft(ctx, input)),
  checkDraft: memberProcedure.input(draftInput).mutation(({ ctx, input }) => checkDraft(ctx, input)),
  places: memberProcedure.input(searchInput).query(({ ctx, input }) => findPlaces(ctx, input)),
  interests: memberProcedure.input(searchInput).query(({ ctx, input }) => findInterests(ctx, input)),
  languages: memberProcedure.input(searchInput).query(({ ctx, input }) => findLanguages(ctx, input)),

  publish: memberProcedure.input(publishInput).mutation(({ ctx, input }) => startPublishing(ctx, input)),
  continuePublishing: memberProcedure
    .input(continueInput)
    .mutation(({ ctx, input }) => continuePublishing(ctx, input)),
  undoPublishing: memberProcedure
    .input(publicationInput)
    .mutation(({ ctx, input }) => undoPublishing(ctx, input)),

  list: memberProcedure.query(({ ctx }) => listCampaigns(ctx)),
  changes: memberProcedure.input(campaignInput).query(({ ctx, input }) => listChanges(ctx, input)),
  refresh: memberProcedure.mutation(({ ctx }) => refreshCampaigns(ctx)),
  changeStatus: memberProcedure
    .input(changeStatusInput)
    .mutation(({ ctx, input }) => changeStatus(ctx, input)),
  changeEnd: memberProcedure.input(changeEndInput).mutation(({ ctx, input }) => changeEnd(ctx, input)),
  changeBudget: memberProcedure
    .input(changeBudgetInput)
    .mutation(({ ctx, input }) => changeBudget(ctx, input)),
});

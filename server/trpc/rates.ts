import { importLaunchRates, previewLaunchRates } from "../billing/launch/import-launch-rates";
import { listLaunchRates, saveLaunchRate } from "../billing/launch/launch-rates";
import { importRateCard } from "../billing/rate-cards/import-rate-card";
import { listPricingRules } from "../billing/rate-cards/list-pricing-rules";
import { getRateCard, listRateCards } from "../billing/rate-cards/list-rate-cards";
import { previewRateCard } from "../billing/rate-cards/preview-rate-card";
import { priceOn } from "../billing/rate-cards/price-on";
import { priceOnInput } from "../billing/rate-cards/schemas";
import { listCategoryCorrections } from "../billing/repricing/list-corrections";
import { listRepricingChanges } from "../billing/repricing/list-repricing-changes";
import { listRepricings } from "../billing/repricing/list-repricings";
import { previewRepricing, runRepricing } from "../billing/repricing/run-repricing";
import {
  accountInput,
  launchFileInput,
  launchRateInput,
  rateCardInput,
  rateFileInput,
  repricingChangesInput,
  repricingInput,
} from "../billing/schemas";
import { listTerms } from "../billing/terms/list-terms";
import { readTerms } from "../billing/terms/read-terms";
import { memberProcedure, router } from "./base";

export const ratesRouter = router({
  cards: memberProcedure.query(({ ctx }) => listRateCards(ctx)),
  card: memberProcedure.input(rateCardInput).query(({ ctx, input }) => getRateCard(ctx, input)),
  rules: memberProcedure.query(({ ctx }) => listPricingRules(ctx)),
  // A file is too large for an address, so that this question is asked as a change is.
  preview: memberProcedure.input(rateFileInput).mutation(({ ctx, input }) => previewRateCard(ctx, input)),
  import: memberProcedure.input(rateFileInput).mutation(({ ctx, input }) => importRateCard(ctx, input)),
  repricings: memberProcedure.query(({ ctx }) => listRepricings(ctx)),
  previewRepricing: memberProcedure
    .input(repricingInput)
    .mutation(({ ctx, input }) => previewRepricing(ctx, input)),
  reprice: memberProcedure.input(repricingInput).mutation(({ ctx, input }) => runRepricing(ctx, input)),
  launchRates: memberProcedure.query(({ ctx }) => listLaunchRates(ctx)),
  saveLaunchRate: memberProcedure
    .input(launchRateInput)
    .mutation(({ ctx, input }) => saveLaunchRate(ctx, input)),
  previewLaunchRates: memberProcedure
    .input(launchFileInput)
    .mutation(({ ctx, input }) => previewLaunchRates(ctx, input)),
  importLaunchRates: memberProcedure
    .input(launchFileInput)
    .mutation(({ ctx, input }) => importLaunchRates(ctx, input)),
  priceOn: memberProcedure.input(priceOnInput).query(({ ctx, input }) => priceOn(ctx, input)),
  repricingChanges: memberProcedure
    .input(repricingChangesInput)
    .query(({ ctx, input }) => listRepricingChanges(ctx, input)),
  corrections: memberProcedure.query(({ ctx }) => listCategoryCorrections(ctx)),
  terms: memberProcedure.query(({ ctx }) => listTerms(ctx)),
  /** Asks Meta now in which zone and which money it bills the account. */
  readTerms: memberProcedure.input(accountInput).mutation(({ ctx, input }) => readTerms(ctx, input)),
});

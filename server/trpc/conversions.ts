import { connectDataset } from "../ads/conversions/connect-dataset";
import { getConversionSettings } from "../ads/conversions/get-settings";
import { listConversions } from "../ads/conversions/list-conversions";
import { saveConversionSettings, saveTestCode } from "../ads/conversions/save-settings";
import {
  accountInput,
  conversionInput,
  saveConversionSettingsInput,
  saveTestCodeInput,
} from "../ads/conversions/schemas";
import { tryConversionAgain } from "../ads/conversions/try-again";
import { memberProcedure, router } from "./base";

export const conversionsRouter = router({
  settings: memberProcedure.query(({ ctx }) => getConversionSettings(ctx)),
  list: memberProcedure.query(({ ctx }) => listConversions(ctx)),
  save: memberProcedure
    .input(saveConversionSettingsInput)
    .mutation(({ ctx, input }) => saveConversionSettings(ctx, input)),
  saveTestCode: memberProcedure
    .input(saveTestCodeInput)
    .mutation(({ ctx, input }) => saveTestCode(ctx, input)),
  connectDataset: memberProcedure
    .input(accountInput)
    .mutation(({ ctx, input }) => connectDataset(ctx, input)),
  tryAgain: memberProcedure
    .input(conversionInput)
    .mutation(({ ctx, input }) => tryConversionAgain(ctx, input)),
});

import { changeScanCode } from "../profile/scan-codes/change-scan-code";
import { deleteScanCode } from "../profile/scan-codes/delete-scan-code";
import { describePoster } from "../profile/scan-codes/describe-poster";
import { listScanCodes } from "../profile/scan-codes/list-scan-codes";
import { makeScanCode } from "../profile/scan-codes/make-scan-code";
import { askForScanCodes } from "../profile/scan-codes/read-scan-codes";
import {
  changeScanCodeInput,
  deleteScanCodeInput,
  listScanCodesInput,
  makeScanCodeInput,
  readScanCodesInput,
} from "../profile/scan-codes/schemas";
import { memberProcedure, router } from "./base";

export const scanCodesRouter = router({
  list: memberProcedure.input(listScanCodesInput).query(({ ctx, input }) => listScanCodes(ctx, input)),
  poster: memberProcedure.input(readScanCodesInput).query(({ ctx, input }) => describePoster(ctx, input)),
  make: memberProcedure.input(makeScanCodeInput).mutation(({ ctx, input }) => makeScanCode(ctx, input)),
  change: memberProcedure.input(changeScanCodeInput).mutation(({ ctx, input }) => changeScanCode(ctx, input)),
  delete: memberProcedure.input(deleteScanCodeInput).mutation(({ ctx, input }) => deleteScanCode(ctx, input)),
  refresh: memberProcedure
    .input(readScanCodesInput)
    .mutation(({ ctx, input }) => askForScanCodes(ctx, input)),
});

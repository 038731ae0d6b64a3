import { enterExchangeRate } from "../billing/exchange/enter-exchange-rate";
import { importEcbRates } from "../billing/exchange/import-ecb-rates";
import { listExchangeRates } from "../billing/exchange/list-exchange-rates";
import { ecbFileInput, exchangeRateInput } from "../billing/exchange/schemas";
import { memberProcedure, router } from "./base";

export const exchangeRouter = router({
  list: memberProcedure.query(({ ctx }) => listExchangeRates(ctx)),
  enter: memberProcedure.input(exchangeRateInput).mutation(({ ctx, input }) => enterExchangeRate(ctx, input)),
  importEcb: memberProcedure.input(ecbFileInput).mutation(({ ctx, input }) => importEcbRates(ctx, input)),
});

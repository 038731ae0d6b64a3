import { publicHolidaysInput, saveWorkingHoursInput } from "../identity/schemas";
import { getWorkingHours } from "../identity/working-hours/get-working-hours";
import { holidayCountries, publicHolidays } from "../identity/working-hours/public-holidays";
import { saveWorkingHours } from "../identity/working-hours/save-working-hours";
import { memberProcedure, router } from "./base";

export const hoursRouter = router({
  get: memberProcedure.query(({ ctx }) => getWorkingHours(ctx)),
  countries: memberProcedure.query(() => holidayCountries()),
  publicHolidays: memberProcedure.input(publicHolidaysInput).query(({ input }) => publicHolidays(input)),
  save: memberProcedure
    .input(saveWorkingHoursInput)
    .mutation(({ ctx, input }) => saveWorkingHours(ctx, input)),
});

import { getPreferences } from "../alerts/get-preferences";
import { listAlerts } from "../alerts/list-alerts";
import { markAlertRead, markAllAlertsRead } from "../alerts/mark-read";
import { saveDigestHour, savePreference } from "../alerts/save-preference";
import {
  listAlertsInput,
  markAlertReadInput,
  saveDigestHourInput,
  savePreferenceInput,
} from "../alerts/schemas";
import { memberProcedure, router } from "./base";

export const alertsRouter = router({
  list: memberProcedure.input(listAlertsInput).query(({ ctx, input }) => listAlerts(ctx, input)),
  markRead: memberProcedure.input(markAlertReadInput).mutation(({ ctx, input }) => markAlertRead(ctx, input)),
  markAllRead: memberProcedure.mutation(({ ctx }) => markAllAlertsRead(ctx)),
  preferences: memberProcedure.input(listAlertsInput).query(({ ctx, input }) => getPreferences(ctx, input)),
  savePreference: memberProcedure
    .input(savePreferenceInput)
    .mutation(({ ctx, input }) => savePreference(ctx, input)),
  saveDigestHour: memberProcedure
    .input(saveDigestHourInput)
    .mutation(({ ctx, input }) => saveDigestHour(ctx, input)),
});

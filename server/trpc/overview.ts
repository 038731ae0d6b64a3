import { monthSoFar } from "../analytics/overview/month-so-far";
import { numberStates } from "../analytics/overview/number-states";
import { ownRecentWaits, recentWaits } from "../analytics/overview/recent-waits";
import { templateStates } from "../analytics/overview/template-states";
import { memberProcedure, router } from "./base";

export const overviewRouter = router({
  recentWaits: memberProcedure.query(({ ctx }) => recentWaits(ctx)),
  ownRecentWaits: memberProcedure.query(({ ctx }) => ownRecentWaits(ctx)),
  monthSoFar: memberProcedure.query(({ ctx }) => monthSoFar(ctx)),
  templates: memberProcedure.query(({ ctx }) => templateStates(ctx)),
  numbers: memberProcedure.query(({ ctx }) => numberStates(ctx)),
});

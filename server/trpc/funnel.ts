import { refreshInsights } from "../ads/insights/ask-for-insights";
import { refreshCampaigns } from "../ads/run/read-campaigns";
import { adCost } from "../analytics/funnel/ad-cost";
import { chatsBehind } from "../analytics/funnel/chats-behind";
import { funnel } from "../analytics/funnel/funnel";
import { adCostInput, chatsBehindInput, funnelInput } from "../analytics/funnel/schemas";
import { memberProcedure, router } from "./base";

export const funnelRouter = router({
  report: memberProcedure.input(funnelInput).query(({ ctx, input }) => funnel(ctx, input)),
  chats: memberProcedure.input(chatsBehindInput).query(({ ctx, input }) => chatsBehind(ctx, input)),
  adCost: memberProcedure.input(adCostInput).query(({ ctx, input }) => adCost(ctx, input)),
  refresh: memberProcedure.mutation(async ({ ctx }) => {
    await refreshCampaigns(ctx);
    await refreshInsights(ctx);
  }),
});

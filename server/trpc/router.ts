import { accountRouter } from "./account";
import { adCreativeRouter } from "./ad-creative";
import { alertsRouter } from "./alerts";
import { analyticsRouter } from "./analytics";
import { apiKeysRouter } from "./api-keys";
import { auditRouter } from "./audit";
import { createCallerFactory, router } from "./base";
import { broadcastsRouter } from "./broadcasts";
import { budgetsRouter } from "./budgets";
import { campaignFormRouter } from "./campaign-form";
import { campaignRulesRouter } from "./campaign-rules";
import { campaignTemplatesRouter } from "./campaign-templates";
import { campaignsRouter } from "./campaigns";
import { channelsRouter } from "./channels";
import { checklistRouter } from "./checklist";
import { conversionsRouter } from "./conversions";
import { deliveriesRouter } from "./deliveries";
import { elsewhereRouter } from "./elsewhere";
import { exchangeRouter } from "./exchange";
import { firstOwnerRouter } from "./first-owner";
import { funnelRouter } from "./funnel";
import { goalsRouter } from "./goals";
import { hoursRouter } from "./hours";
import { identityRouter } from "./identity";
import { inboxRouter } from "./inbox";
import { invitationRouter } from "./invitation";
import { labelsRouter } from "./labels";
import { lateRouter } from "./late";
import { liveRouter } from "./live";
import { outcomesRouter } from "./outcomes";
import { overviewRouter } from "./overview";
import { peopleRouter } from "./people";
import { profileRouter } from "./profile";
import { ratesRouter } from "./rates";
import { reconciliationRouter } from "./reconciliation";
import { resetRouter } from "./reset";
import { savedReportsRouter } from "./saved-reports";
import { scanCodesRouter } from "./scan-codes";
import { startersRouter } from "./starters";
import { teamsRouter } from "./teams";
import { twoFactorRouter } from "./two-factor";
import { workspaceRouter } from "./workspace";

export const appRouter = router({
  account: accountRouter,
  adCreative: adCreativeRouter,
  audit: auditRouter,
  apiKeys: apiKeysRouter,
  alerts: alertsRouter,
  analytics: analyticsRouter,
  exchange: exchangeRouter,
  broadcasts: broadcastsRouter,
  budgets: budgetsRouter,
  campaigns: campaignsRouter,
  campaignRules: campaignRulesRouter,
  campaignForm: campaignFormRouter,
  campaignTemplates: campaignTemplatesRouter,
  channels: channelsRouter,
  checklist: checklistRouter,
  conversions: conversionsRouter,
  deliveries: deliveriesRouter,
  funnel: funnelRouter,
  goals: goalsRouter,
  hours: hoursRouter,
  identity: identityRouter,
  inbox: inboxRouter,
  labels: labelsRouter,
  late: lateRouter,
  live: liveRouter,
  overview: overviewRouter,
  outcomes: outcomesRouter,
  people: peopleRouter,
  profile: profileRouter,
  rates: ratesRouter,
  savedReports: savedReportsRouter,
  scanCodes: scanCodesRouter,
  starters: startersRouter,
  teams: teamsRouter,
  workspace: workspaceRouter,
  invitation: invitationRouter,
  firstOwner: firstOwnerRouter,
  reconciliation: reconciliationRouter,
  reset: resetRouter,
  twoFactor: twoFactorRouter,
  elsewhere: elsewhereRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);

import { sendConversionsJob } from "../ads/conversions/ask-to-send";
import { sendConversions } from "../ads/conversions/send-conversions";
import { readInsights, readInsightsJob } from "../ads/insights/read-insights";
import { publish } from "../ads/publishing/publish";
import { publishJob } from "../ads/publishing/publish-job";
import { fetchPicture } from "../ads/referrals/fetch-picture";
import { fetchPictureJob } from "../ads/referrals/fetch-picture-job";
import { routeAdJob } from "../ads/routing/route-job";
import { applyRules, applyRulesJob } from "../ads/rules/apply-rules";
import { readCampaigns, readCampaignsJob } from "../ads/run/read-campaigns";
import { handOverVideoJob } from "../ads/videos/hand-over-job";
import { handOverVideo } from "../ads/videos/hand-over-video";
import { mailAlertJob, writeAlert } from "../alerts/mail-at-once";
import { reserveBudget } from "../billing/budgets/reserve-budget";
import { pullReported, pullReportedJob } from "../billing/reconciliation/pull-reported";
import { readTerms, readTermsJob } from "../billing/terms/read-terms";
import { checkChannelJob } from "../channels/check-channel";
import { troubleChangedJob } from "../channels/note-troubles";
import { reactJob } from "../events";
import { sendReset, sendResetJob } from "../identity/reset/ask-for-reset";
import { deliverMail, sendMailJob } from "../mail";
import { deliverMessage, deliverMessageJob, deliverNotificationJob } from "../messaging/deliver-message";
import { fetchMedia } from "../messaging/fetch-media";
import { fetchMediaJob } from "../messaging/fetch-media-job";
import { showTyping, showTypingJob } from "../messaging/show-typing";
import { tellRead, tellReadJob } from "../messaging/tell-read";
import { sendBroadcast } from "../notifications/broadcasts/send-broadcast";
import { sendBroadcastJob } from "../notifications/broadcasts/send-broadcast-job";
import { mayNotify } from "../notifications/may-notify";
import { syncTemplates, syncTemplatesJob } from "../notifications/sync-templates";
import { readProfile } from "../profile/read-profile";
import { askMeta } from "../profile/reviews/ask-meta";
import { askMetaJob } from "../profile/reviews/review-jobs";
import { readScanCodes, readScanCodesJob } from "../profile/scan-codes/read-scan-codes";
import { sendProfile } from "../profile/send-profile";
import { readProfileJob, sendProfileJob } from "../profile/send-profile-job";
import { sendStarters } from "../profile/starters/send-starters";
import { sendStartersJob } from "../profile/starters/send-starters-job";
import { lookAtChannel } from "./check-channel";
import { on } from "./on";
import { react } from "./reactions";
import { routeAd } from "./route-ad";
import { tellTrouble } from "./tell-trouble";

/** Which verb does which job. */
export const handlers = [
  on(reactJob, react),
  on(fetchMediaJob, fetchMedia),
  on(deliverMessageJob, (ctx, input, job) => deliverMessage(ctx, input, job, reserveBudget)),
  on(deliverNotificationJob, (ctx, input, job) => deliverMessage(ctx, input, job, mayNotify)),
  on(fetchPictureJob, fetchPicture),
  on(routeAdJob, routeAd),
  on(sendConversionsJob, sendConversions),
  on(tellReadJob, tellRead),
  on(showTypingJob, showTyping),
  on(sendBroadcastJob, sendBroadcast),
  on(syncTemplatesJob, syncTemplates),
  on(checkChannelJob, lookAtChannel),
  on(sendProfileJob, sendProfile),
  on(readProfileJob, readProfile),
  on(readScanCodesJob, readScanCodes),
  on(sendStartersJob, sendStarters),
  on(askMetaJob, askMeta),
  on(pullReportedJob, pullReported),
  on(readTermsJob, readTerms),
  on(troubleChangedJob, tellTrouble),
  on(sendMailJob, deliverMail),
  on(sendResetJob, sendReset),
  on(mailAlertJob, writeAlert),
  on(publishJob, publish),
  on(handOverVideoJob, handOverVideo),
  on(readCampaignsJob, readCampaigns),
  on(applyRulesJob, applyRules),
  on(readInsightsJob, readInsights),
];

/** What sends to many at once; it has workers of its own, however many broadcasts are on their way. */
export const broadcastJobs = [sendBroadcastJob.name, deliverNotificationJob.name];

/** Jobs that may take minutes and that nobody waits for; they have workers of their own. */
export const slowJobs = [
  fetchMediaJob.name,
  fetchPictureJob.name,
  handOverVideoJob.name,
  sendConversionsJob.name,
  syncTemplatesJob.name,
  checkChannelJob.name,
  readProfileJob.name,
  readScanCodesJob.name,
  pullReportedJob.name,
  readCampaignsJob.name,
  readInsightsJob.name,
  readTermsJob.name,
];

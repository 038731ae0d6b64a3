import { askForStaleConversions } from "../ads/conversions/ask-for-stale";
import { askForStaleInsights } from "../ads/insights/ask-for-insights";
import { askForRulesEverywhere } from "../ads/rules/apply-rules";
import { askForStaleCampaigns } from "../ads/run/read-campaigns";
import { sendDigests } from "../alerts/send-digests";
import { writeReportMails } from "../analytics/report-mails/write-report-mails";
import { tidySpentDays } from "../billing/budgets/tidy-spent-days";
import { forgetNotices } from "../billing/forget-notices";
import { askForStalePulls } from "../billing/reconciliation/pull-reported";
import { askForStaleTerms } from "../billing/terms/read-terms";
import { askForStaleChecks } from "../channels/check-channel";
import { forgetSessions } from "../identity/forget-sessions";
import { log } from "../log";
import { askForBroadcasts } from "../notifications/broadcasts/ask-for-broadcasts";
import { syncStaleTemplates } from "../notifications/sync-templates";
import { askForStaleProfiles } from "../profile/read-profile";
import { askForStaleScanCodes } from "../profile/scan-codes/read-scan-codes";
import { forgetAllowances } from "../throttle";
import { forgetDelays, forgetDeliveries } from "../webhooks/forget-deliveries";
import { buildMissingRollups, foldRollups } from "./fold-rollups";
import { forLetters } from "./for-letters";
import { forget } from "./forget";
import { measureWindows } from "./measure-windows";
import { watch } from "./watch";

const minute = 60_000;

/** What is done again and again, by every worker: each must be harmless beside itself. */
export const schedule = [
  { name: "watch", everyMs: minute, run: watch },
  { name: "sendDigests", everyMs: 5 * minute, run: (signal: AbortSignal) => sendDigests(signal) },
  {
    name: "writeReportMails",
    everyMs: 5 * minute,
    run: (signal: AbortSignal) => writeReportMails(forLetters, signal),
  },
  { name: "forgetDelays", everyMs: 24 * 60 * minute, run: () => forgetDelays() },
  { name: "measureWindows", everyMs: minute, run: measureWindows },
  { name: "forget", everyMs: 60 * minute, run: forget },
  { name: "forgetDeliveries", everyMs: 10 * minute, run: forgetDeliveries },
  { name: "forgetAllowances", everyMs: 10 * minute, run: () => forgetAllowances() },
  { name: "forgetSessions", everyMs: 24 * 60 * minute, run: () => forgetSessions() },
  { name: "forgetNotices", everyMs: 24 * 60 * minute, run: () => forgetNotices() },
  { name: "checkChannels", everyMs: 5 * minute, run: () => askForStaleChecks() },
  { name: "pullReported", everyMs: 60 * minute, run: () => askForStalePulls() },
  { name: "sendConversions", everyMs: 15 * minute, run: () => askForStaleConversions() },
  { name: "sendBroadcasts", everyMs: minute, run: () => askForBroadcasts() },
  { name: "readTerms", everyMs: 60 * minute, run: () => askForStaleTerms() },
  { name: "readProfiles", everyMs: 5 * minute, run: () => askForStaleProfiles() },
  { name: "readScanCodes", everyMs: 5 * minute, run: () => askForStaleScanCodes() },
  { name: "tidySpentDays", everyMs: minute, run: (signal: AbortSignal) => tidySpentDays(signal) },
  { name: "foldRollups", everyMs: 1000, run: foldRollups },
  { name: "buildMissingRollups", everyMs: minute, run: buildMissingRollups },
  { name: "applyRules", everyMs: minute, run: () => askForRulesEverywhere() },
  { name: "readCampaigns", everyMs: minute, run: () => askForStaleCampaigns() },
  { name: "readInsights", everyMs: minute, run: () => askForStaleInsights() },
  { name: "syncTemplates", everyMs: 60 * minute, run: syncStaleTemplates },
];

export function startSchedule(signal: AbortSignal): void {
  for (const { name, everyMs, run } of schedule) {
    const again = () => {
      run(signal).catch((error: unknown) => log.error({ err: error, name }, "a scheduled task failed"));
    };
    const timer = setInterval(again, everyMs);
    signal.addEventListener("abort", () => clearInterval(timer));
    again();
  }
}

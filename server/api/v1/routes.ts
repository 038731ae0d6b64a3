import { budgets } from "./budgets";
import { funnelRoute } from "./funnel";
import { labels, labelsOfConversation, puttingLabel, takingLabelOff } from "./labels";
import { me } from "./me";
import { notification, notificationQuote } from "./notifications";
import { markedOutcome, outcomesOfConversation, withdrawnOutcome } from "./outcomes";
import { billedMessages, lateAnswersRoute } from "./reports";
import type { Route } from "./route";
import { ruleOf2018 } from "./rule-of-2018";
import { goals, responseTimeDistribution, responseTimeHours, responseTimes, waitingNow } from "./waits";

/** Every path of `/api/v1`. A test asks each of them with every scope and with keys that must not open it. */
export const routes: Route[] = [
  me,
  responseTimes,
  responseTimeDistribution,
  responseTimeHours,
  waitingNow,
  goals,
  lateAnswersRoute,
  billedMessages,
  ruleOf2018,
  funnelRoute,
  budgets,
  markedOutcome,
  outcomesOfConversation,
  withdrawnOutcome,
  labels,
  labelsOfConversation,
  puttingLabel,
  takingLabelOff,
  notification,
  notificationQuote,
];

import type { Role } from "../context";

const everyone: Role[] = ["owner", "marketer", "finance", "agent"];
const answering: Role[] = ["owner", "agent"];
const reading: Role[] = ["owner", "marketer", "agent"];
const owners: Role[] = ["owner"];
const reckoning: Role[] = ["owner", "finance"];
const accounting: Role[] = ["owner", "finance"];
const advertising: Role[] = ["owner", "marketer"];
const spending: Role[] = ["owner", "marketer", "finance"];

/**
 * Which role may call which procedure. A procedure that is not here may be called by nobody; finance reads figures and
 * never what customers wrote.
 */
export const permissions = {
  "identity.me": everyone,
  "identity.colleagues": everyone,
  "identity.rememberLocale": everyone,

  "live.follow": everyone,
  "deliveries.flow": owners,
  "deliveries.failed": owners,
  "deliveries.kindsMet": owners,
  "deliveries.open": owners,
  "deliveries.replay": owners,

  "alerts.list": everyone,
  "alerts.markRead": everyone,
  "alerts.markAllRead": everyone,
  "alerts.preferences": everyone,
  "alerts.savePreference": everyone,
  "alerts.saveDigestHour": everyone,

  "analytics.choices": everyone,
  "analytics.latency": accounting,
  "analytics.latencyDistribution": accounting,
  "analytics.latencyHeatMap": accounting,
  "analytics.waiting": everyone,
  "analytics.billed": spending,
  "analytics.lateAnswers": accounting,
  "analytics.messagesBehind": accounting,

  "funnel.report": spending,
  "funnel.chats": spending,
  "funnel.adCost": spending,
  "funnel.refresh": spending,

  "overview.recentWaits": accounting,
  "overview.ownRecentWaits": answering,
  "overview.monthSoFar": spending,
  "overview.templates": advertising,
  "overview.numbers": advertising,

  "goals.get": everyone,
  "goals.save": owners,

  "savedReports.list": spending,
  "savedReports.save": spending,
  "savedReports.change": spending,
  "savedReports.delete": spending,
  "savedReports.mail": spending,
  "savedReports.stopMail": spending,
  "savedReports.stopMailByLink": everyone,

  "exchange.list": spending,
  "exchange.enter": accounting,
  "exchange.importEcb": accounting,

  "late.report": accounting,
  "late.answers": accounting,
  "late.messages": accounting,

  "reconciliation.accounts": accounting,
  "reconciliation.month": accounting,
  "reconciliation.pull": accounting,
  "reconciliation.close": accounting,
  "reconciliation.enterInvoice": accounting,
  "reconciliation.withdrawInvoice": accounting,

  "budgets.list": spending,
  "budgets.create": accounting,
  "budgets.change": accounting,
  "budgets.delete": accounting,

  "broadcasts.choices": advertising,
  "broadcasts.list": spending,
  "broadcasts.get": spending,
  "broadcasts.create": advertising,
  "broadcasts.change": advertising,
  "broadcasts.takeListAway": advertising,
  "broadcasts.duplicate": advertising,
  "broadcasts.remove": advertising,
  "broadcasts.preview": advertising,
  "broadcasts.check": advertising,
  "broadcasts.quoteTest": advertising,
  "broadcasts.test": advertising,
  "broadcasts.send": advertising,
  "broadcasts.pause": advertising,
  "broadcasts.resume": advertising,
  "broadcasts.cancel": advertising,
  "broadcasts.results": spending,
  "broadcasts.recipients": advertising,

  "people.list": owners,
  "people.changeRoles": owners,
  "people.remove": owners,
  "people.invitations": owners,
  "people.invite": owners,
  "people.resend": owners,
  "people.withdraw": owners,

  "teams.list": everyone,
  "teams.create": owners,
  "teams.change": owners,
  "teams.archive": owners,
  "teams.restore": owners,

  "labels.list": everyone,
  "labels.create": owners,
  "labels.change": owners,
  "labels.archive": owners,
  "labels.restore": owners,

  "workspace.list": everyone,
  "workspace.choose": everyone,
  "workspace.found": owners,
  "workspace.describe": owners,

  "hours.get": everyone,
  "hours.countries": owners,
  "hours.publicHolidays": owners,
  "hours.save": owners,

  "invitation.open": everyone,
  "invitation.join": everyone,
  "invitation.accept": everyone,
  "firstOwner.isAwaited": everyone,
  "firstOwner.become": everyone,
  "reset.ask": everyone,
  "reset.choose": everyone,
  "reset.offer": owners,

  "twoFactor.get": everyone,
  "twoFactor.begin": everyone,
  "twoFactor.confirm": everyone,
  "twoFactor.renewCodes": everyone,
  "twoFactor.turnOff": everyone,
  "twoFactor.require": owners,

  "elsewhere.list": everyone,
  "elsewhere.unlink": everyone,

  "apiKeys.list": owners,
  "apiKeys.create": owners,
  "apiKeys.rotate": owners,
  "apiKeys.revoke": owners,

  "channels.list": owners,
  "channels.webhook": owners,
  "channels.verifyToken": owners,
  "channels.check": owners,
  "channels.connect": owners,
  "channels.connectByCode": owners,
  "channels.replaceToken": owners,
  "channels.subscribe": owners,
  "channels.refresh": owners,
  "channels.disconnect": owners,
  "channels.quoteTest": owners,
  "channels.sendTest": owners,

  "profile.list": everyone,
  "profile.get": everyone,
  "profile.revisions": everyone,
  "profile.save": owners,
  "profile.discard": owners,
  "profile.publish": owners,
  "profile.bringBack": owners,
  "profile.applyToNumbers": owners,
  "profile.refresh": owners,
  "profile.standing": everyone,
  "profile.checkStanding": owners,
  "profile.requestName": owners,
  "profile.applyForOfficial": owners,

  "checklist.get": owners,

  "starters.get": everyone,
  "starters.save": owners,
  "starters.publish": owners,

  "scanCodes.list": everyone,
  "scanCodes.poster": everyone,
  "scanCodes.make": owners,
  "scanCodes.change": owners,
  "scanCodes.delete": owners,
  "scanCodes.refresh": owners,

  "account.get": everyone,
  "account.changeName": everyone,
  "account.changePassword": everyone,
  "account.sessions": everyone,
  "account.endSession": everyone,
  "account.endOtherSessions": everyone,

  "audit.list": owners,
  "audit.choices": owners,

  "rates.cards": reckoning,
  "rates.card": reckoning,
  "rates.rules": reckoning,
  "rates.preview": reckoning,
  "rates.import": reckoning,
  "rates.repricings": reckoning,
  "rates.previewRepricing": reckoning,
  "rates.reprice": reckoning,
  "rates.launchRates": reckoning,
  "rates.saveLaunchRate": reckoning,
  "rates.previewLaunchRates": reckoning,
  "rates.importLaunchRates": reckoning,
  "rates.priceOn": reckoning,
  "rates.repricingChanges": reckoning,
  "rates.corrections": reckoning,
  "rates.terms": reckoning,
  "rates.readTerms": reckoning,

  "campaignRules.list": advertising,
  "campaignRules.add": advertising,
  "campaignRules.change": advertising,
  "campaignRules.remove": advertising,
  "campaignRules.setLimit": advertising,
  "campaignRules.changeLimit": advertising,
  "campaignRules.removeLimit": advertising,

  "adCreative.preview": advertising,
  "adCreative.posts": advertising,
  "adCreative.post": advertising,
  "adCreative.video": advertising,
  "adCreative.handOverAgain": advertising,
  "adCreative.stills": advertising,
  "adCreative.takeStill": advertising,

  "campaigns.connections": advertising,
  "campaigns.lookUp": advertising,
  "campaigns.connect": advertising,
  "campaigns.checkConnection": advertising,
  "campaigns.disconnect": advertising,
  "campaigns.draft": advertising,
  "campaigns.startDraft": advertising,
  "campaigns.copyDraft": advertising,
  "campaigns.saveDraft": advertising,
  "campaigns.discardDraft": advertising,
  "campaigns.checkDraft": advertising,
  "campaigns.places": advertising,
  "campaigns.interests": advertising,
  "campaigns.languages": advertising,
  "campaigns.publish": advertising,
  "campaigns.continuePublishing": advertising,
  "campaigns.undoPublishing": advertising,
  "campaigns.list": advertising,
  "campaigns.changes": advertising,
  "campaigns.refresh": advertising,
  "campaigns.changeStatus": advertising,
  "campaigns.changeBudget": advertising,
  "campaigns.changeEnd": advertising,

  "campaignForm.audiences": advertising,
  "campaignForm.audienceSize": advertising,
  "campaignForm.lawNames": advertising,
  "campaignForm.chatNumbers": advertising,
  "campaignForm.sequences": advertising,
  "campaignForm.keepSequence": advertising,
  "campaignForm.datasets": advertising,
  "campaignForm.chooseDataset": advertising,

  "campaignTemplates.list": advertising,
  "campaignTemplates.save": advertising,
  "campaignTemplates.start": advertising,
  "campaignTemplates.discard": advertising,

  "inbox.list": reading,
  "inbox.counts": reading,
  "inbox.thread": reading,
  "inbox.messages": reading,
  "inbox.conversation": reading,
  "inbox.quote": answering,
  "inbox.templates": answering,
  "inbox.take": answering,
  "inbox.handOver": answering,
  "inbox.putLabel": answering,
  "inbox.takeLabelOff": answering,
  "inbox.release": answering,
  "inbox.close": answering,
  "inbox.reopen": answering,
  "inbox.markRead": answering,
  "inbox.showTyping": answering,
  "inbox.reply": answering,
  "inbox.replyWithTemplate": answering,
  "inbox.retry": answering,

  "outcomes.ofConversation": reading,
  "outcomes.mark": answering,
  "outcomes.correct": answering,
  "outcomes.withdraw": answering,

  "conversions.settings": advertising,
  "conversions.list": advertising,
  "conversions.save": owners,
  "conversions.saveTestCode": advertising,
  "conversions.connectDataset": advertising,
  "conversions.tryAgain": advertising,
} as const satisfies Record<string, Role[]>;

export type Procedure = keyof typeof permissions;

export function mayCall(roles: readonly Role[], procedure: string): boolean {
  const allowed: readonly Role[] | undefined = Object.hasOwn(permissions, procedure)
    ? permissions[procedure as Procedure]
    : undefined;
  return allowed?.some((role) => roles.includes(role)) ?? false;
}

/** The ways in: what somebody may call who is not signed in. */
const forVisitors: readonly string[] = [
  "invitation.open",
  "invitation.join",
  "firstOwner.isAwaited",
  "firstOwner.become",
  "reset.ask",
  "reset.choose",
  "savedReports.stopMailByLink",
] satisfies Procedure[];

/** What a member may call who has yet to set up the second factor that her workspace asks for. */
const beforeTwoFactor: readonly string[] = [
  "identity.me",
  "twoFactor.get",
  "twoFactor.begin",
  "twoFactor.confirm",
  "workspace.list",
  "workspace.choose",
] satisfies Procedure[];

export const mayCallBeforeTwoFactor = (procedure: string) => beforeTwoFactor.includes(procedure);

export const mayVisitorCall = (procedure: string) => forVisitors.includes(procedure);

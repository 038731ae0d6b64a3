import type { DraftField } from "./draft-field";

/**
 * What helps after a refusal. `wait` and `again`: we try by ourselves, later. `reconnect`, `settings`: somebody does something
 * at Meta. `fix`: the marketer changes a field. `renew`: the same again as something new. `operator`: whoever runs this
 * installation. `report`: our own mistake. `stop`: trying again makes it worse.
 */
export type Remedy =
  | "wait"
  | "again"
  | "reconnect"
  | "settings"
  | "fix"
  | "renew"
  | "operator"
  | "report"
  | "stop";

/** `key` names the sentence in the catalogues of the other languages. */
export type Refusal = { remedy: Remedy; key: string; sentence: string; field?: DraftField };

type Row = [codes: string, remedy: Remedy, key: string, sentence: string, field?: DraftField];

/** Codes are `code/subcode`, a code, or a subcode; Meta's texts change and are never compared. */
export const rows: Row[] = [
  // The connection
  ["190", "reconnect", "adsConnectionExpired", "The connection to Facebook has expired. Connect it again."],
  [
    "190/459",
    "settings",
    "adsConfirmAccount",
    "Facebook asks you to confirm your account. Sign in to Facebook and do what it asks; the connection still holds.",
  ],
  [
    "102 104",
    "operator",
    "adsAppNotRecognised",
    "Meta does not recognise this installation. Whoever runs it must check the app's secret.",
  ],
  [
    "10",
    "settings",
    "adsPermissionMissing",
    "Meta did not permit this. In Meta's business settings, give the connection the right to advertise for this Page and ad account.",
  ],
  [
    "294",
    "reconnect",
    "adsManagementMissing",
    "The connection may not manage ads. Connect again and allow managing ads.",
  ],
  ["100/33", "settings", "adsNotShared", "This is no longer shared with you at Meta, or no longer there."],
  [
    "2635",
    "operator",
    "adsVersionEnded",
    "Meta has ended the version it was asked in. Whoever runs this installation must update it.",
  ],
  [
    "1885183",
    "operator",
    "adsAppInDevelopment",
    "The app is still in development at Meta. Whoever runs this installation must set it to live.",
  ],

  // The account
  [
    "368",
    "stop",
    "adsBlocked",
    "Meta blocked this because it goes against its policies. Read why in Account quality before you try again.",
  ],
  [
    "1404163 1404078 2859015 3910001",
    "stop",
    "adsRestricted",
    "Meta restricted advertising for this account. See why, and ask for a review, in Account quality.",
  ],
  [
    "1870034 1870090 1870092",
    "settings",
    "adsTermsNotAccepted",
    "Meta's terms for audiences have not been accepted yet. Open Audiences in Ads Manager and accept them.",
  ],
  [
    "3858634 3858636",
    "settings",
    "adsVerificationMissing",
    "Ads in this country need a verified beneficiary and payer. Verify them in Meta's business settings.",
    "regional",
  ],

  // Limits
  ["4 17 32 341 613", "wait", "adsMustWait", "Meta asks us to wait. We go on by ourselves."],
  [
    "613/1487632",
    "wait",
    "adsBudgetChangedOften",
    "An ad set's budget can change four times an hour. Try again later.",
    "budget",
  ],
  [
    "17/1885172",
    "wait",
    "adsSpendLimitChangedOften",
    "The account's spending limit can change ten times a day. Try again tomorrow.",
  ],
  [
    "613/1487225",
    "wait",
    "adsTooManyForSpend",
    "Meta lets this account create no more ads today, measured by what it may spend.",
  ],
  ["1 2", "again", "metaHasTrouble", "Meta has a problem at the moment. We try again."],
  ["3018", "fix", "adsTooFarBack", "Meta keeps figures for 37 months. Choose a later start."],
  ["1487534", "fix", "adsReportTooLarge", "This is too much for Meta at once. Choose a shorter period."],

  // Where the chats arrive
  [
    "1487246 2446885 2446886",
    "fix",
    "adsNumberNotLinked",
    "This WhatsApp number is not linked to the Page. Link it in the Page's settings, or choose the Page's own number.",
    "whatsappNumber",
  ],
  [
    "2446880",
    "settings",
    "adsNumberDisconnected",
    "The Page's WhatsApp number was disconnected. Connect it again in the Page's settings.",
    "whatsappNumber",
  ],
  [
    "1815199 2446149",
    "fix",
    "adsInstagramUnusable",
    "This Instagram account cannot be used. Connect it to the Page and the ad account, or leave Instagram out.",
    "instagramUserId",
  ],

  // Objective, budget and dates
  [
    "2490408",
    "fix",
    "adsGoalNotAllowed",
    "This goal does not go with the objective. Choose another goal.",
    "goal",
  ],
  [
    "3260011",
    "renew",
    "adsGoalFixed",
    "Goal and conversion are fixed once published. Duplicate the ad set to change them.",
    "goal",
  ],
  [
    "1885621",
    "fix",
    "adsBudgetTwice",
    "The budget is set on the campaign and on an ad set. Choose one of the two.",
    "budget",
  ],
  [
    "1885272 1885650 1487901 2446307",
    "fix",
    "adsBudgetTooLow",
    "The budget is lower than Meta allows in this account's currency. Raise it.",
    "budget",
  ],
  [
    "2238055",
    "fix",
    "adsBudgetOrInstagram",
    "Meta refused either the budget, which may be too low, or the Instagram account. Its own words say which.",
  ],
  [
    "1815857",
    "fix",
    "adsBidMissing",
    "This way of bidding needs an amount. Enter one, or choose the lowest cost.",
    "bid",
  ],
  ["1487033 1487007", "fix", "adsEndPassed", "The end has passed. Choose a later one.", "endAt"],

  // The audience
  ["1885364", "fix", "adsPlaceMissing", "Choose at least one place where the ad is shown.", "places"],
  ["2641", "fix", "adsPlaceRestricted", "Meta does not allow this ad in one of these places.", "places"],
  [
    "1487694 2446394 1870088",
    "fix",
    "adsDetailGone",
    "Meta no longer offers one of these interests. Remove it and choose again.",
    "details",
  ],
  [
    "1815508 2490562",
    "fix",
    "adsPlacementGone",
    "Meta no longer has one of these placements. Let Meta choose, or remove it.",
    "placements",
  ],
  [
    "1870165 3858064",
    "fix",
    "adsTooYoung",
    "One of these places asks for a higher minimum age. Raise it.",
    "ageMin",
  ],
  [
    "246003 246004 2460003 2460004",
    "fix",
    "adsAudienceFlagged",
    "Meta flagged this audience or conversion. Choose another one, or appeal at Meta.",
    "customAudiences",
  ],
  [
    "3858079 3858081 3858152",
    "fix",
    "adsDsaMissing",
    "Ads in the European Union must name who benefits and who pays. Fill in both.",
    "dsa",
  ],
  [
    "2708008",
    "stop",
    "adsPolitics",
    "Ads about politics or social issues need an authorisation of Meta's, and none run in the European Union.",
    "specialCategories",
  ],
  [
    "2909034",
    "fix",
    "adsCategoryElsewhere",
    "The special category was declared for other countries than the ads are shown in. Name these countries.",
    "specialCategories",
  ],

  // The ad itself
  [
    "1443048 1443226 2061015 1487390",
    "report",
    "adsContentRefused",
    "Meta misses something in the ad itself. If picture, texts and greeting are all there, the mistake is ours: report it.",
    "content",
  ],
  [
    "3858258",
    "fix",
    "adsImageUnreachable",
    "Meta could not fetch the picture. Upload it instead.",
    "content",
  ],
  [
    "351 352 382 389 6000 6001 222",
    "fix",
    "adsVideoRefused",
    "Meta could not read this video. Use an MP4 with H.264 and upload it again.",
    "content",
  ],
  ["2606", "again", "adsNoPreview", "Meta cannot draw a preview of this ad here."],
  [
    "1815573",
    "renew",
    "adsContentFixed",
    "The content of an ad cannot change. Save it as a new version, which Meta reviews again.",
    "content",
  ],
  [
    "2490427 2490468",
    "renew",
    "adsRejected",
    "Meta refused this ad. Change what it names and publish it as a new ad.",
    "content",
  ],
  [
    "1487566 1487056 1885088",
    "renew",
    "adsDeleted",
    "This was deleted or archived at Meta. Duplicate it to go on.",
  ],
  [
    "2446509 4834011 1870227 3858504 3858082 1815630 1885392 1885998 1885553",
    "report",
    "adsOurMistake",
    "Meta was asked in a way it does not accept. The mistake is ours: report it.",
  ],
];

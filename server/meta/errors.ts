import type { GraphError } from "./client";

/**
 * What to do after an error of Meta's. `never`: this message will not go through. `transient`, `throughput`, `pair`: try
 * again, soon, slower, or to this customer only. `after24h`: an earlier attempt prolongs the wait. `stop`: nothing will go
 * through until somebody acts.
 */
export type Retry = "never" | "transient" | "throughput" | "pair" | "after24h" | "stop";

/** `key` names the sentence in the catalogues of the other languages. */
export type Explanation = { retry: Retry; key: string; sentence: string };

const rows: [codes: number[], retry: Retry, key: string, sentence: string][] = [
  // Try again
  [
    [4, 80007, 130429],
    "throughput",
    "sendingTooFast",
    "You are sending faster than Meta allows. We slow down and try again.",
  ],
  [
    [131056],
    "pair",
    "tooManyToOneCustomer",
    "You sent this customer many messages at once. We wait a little and try again.",
  ],
  [
    [1, 2, 131000, 131016, 133004],
    "transient",
    "metaHasTrouble",
    "Meta has a problem at the moment. We try again.",
  ],
  [
    [131057],
    "transient",
    "numberBeingUpgraded",
    "Meta is upgrading your number, which takes about a minute. We try again.",
  ],
  [
    [131049],
    "after24h",
    "customerHasEnoughMarketing",
    "Meta held this message back: this customer receives enough marketing. Wait at least 24 hours before you try again.",
  ],

  // About this customer
  [
    [131047],
    "never",
    "windowClosed",
    "More than 24 hours have passed since the customer last wrote. Send a template instead.",
  ],
  [
    [131026],
    "never",
    "cannotBeReached",
    "WhatsApp could not deliver this. The number may not be on WhatsApp, or the customer uses an old version.",
  ],
  [
    [131050],
    "never",
    "customerStoppedMarketing",
    "This customer asked not to receive marketing messages from you.",
  ],
  [
    [130472],
    "never",
    "customerInExperiment",
    "Meta is holding marketing messages back from this customer as part of a test.",
  ],
  [
    [131062],
    "never",
    "needsPhoneNumber",
    "This message can only be sent to a phone number, and this customer hides theirs.",
  ],
  [
    [137000],
    "never",
    "identityChanged",
    "This customer's phone may be in other hands. Make sure that you know who it is first.",
  ],
  [[131021], "never", "sentToYourself", "A number cannot send a message to itself."],
  [[131030], "never", "notOnTestList", "A test number can only write to the numbers you allowed at Meta."],
  [
    [130497],
    "never",
    "countryNotAllowed",
    "Your business may not send this kind of message to this country.",
  ],

  // About this message
  [[100, 131008, 131009], "never", "messageRefused", "Meta did not accept the form of this message."],
  [[33], "never", "numberIsGone", "Meta no longer knows this number."],
  [[131051], "never", "typeNotSupported", "WhatsApp does not support this kind of message."],
  [
    [131052],
    "never",
    "mediaNotReceived",
    "The file could not be downloaded. Ask the customer to send it again.",
  ],
  [
    [131053],
    "never",
    "mediaRefused",
    "WhatsApp did not accept this file. Its format or size may not be allowed.",
  ],
  [
    [131061],
    "never",
    "needsMarketingApi",
    "This template has a price limit and must be sent as a marketing message.",
  ],
  [[131059], "never", "listHasMoved", "The list changed while we were reading it. Open it again."],
  [
    [131035, 131036],
    "never",
    "notKeptByMeta",
    "Meta no longer had this message when it was to be delivered.",
  ],

  // About this template
  [
    [132000],
    "never",
    "templateVariablesMissing",
    "The number of values does not match the template's variables.",
  ],
  [
    [132001],
    "never",
    "templateNotFound",
    "This template does not exist in this language, or is not approved yet.",
  ],
  [[132005], "never", "templateTooLong", "With its values filled in, the template is too long."],
  [[132007], "never", "templateAgainstPolicy", "The template's content goes against WhatsApp's policy."],
  [
    [132012, 132018],
    "never",
    "templateValuesRefused",
    "A value does not have the form that the template asks for.",
  ],
  [
    [132015],
    "never",
    "templatePaused",
    "Meta paused this template because customers reported it. Use another one.",
  ],
  [
    [132016],
    "never",
    "templateDisabled",
    "Meta switched this template off for good because customers reported it.",
  ],
  [[132068], "never", "formBlocked", "The form in this message is blocked."],
  [
    [132069],
    "never",
    "formSentTooOften",
    "The form in this message has been sent too often. Try again in an hour.",
  ],

  // About the whole account: somebody must act
  [
    [131048],
    "stop",
    "reportedAsSpam",
    "Customers reported too many of your messages, so Meta limits your number. Stop your campaigns.",
  ],
  [
    [131042],
    "stop",
    "paymentProblem",
    "Meta cannot charge your account. Check the payment method in Meta Business Suite.",
  ],
  [
    [131045, 133010],
    "stop",
    "numberNotRegistered",
    "This number is not registered with WhatsApp. Register it again.",
  ],
  [
    [368, 131031],
    "stop",
    "accountRestricted",
    "Meta restricted your account. See the reason in Meta Business Suite.",
  ],
  [[0, 190], "stop", "connectionExpired", "The connection to Meta has expired. Connect the account again."],
  [
    [3, 10, 131005],
    "stop",
    "permissionMissing",
    "Meta did not permit this. Connect the account again and allow everything it asks.",
  ],
];

const explanations = new Map<number, Explanation>(
  rows.flatMap(([codes, retry, key, sentence]) =>
    codes.map((code) => [code, { retry, key, sentence }] as const),
  ),
);

const fallback: Explanation = {
  retry: "never",
  key: "unknownReason",
  sentence: "Meta could not send this and gave a reason we do not know.",
};

/** Every explanation there is, for the catalogues. */
export const allExplanations: Explanation[] = [
  ...new Map([...explanations.values(), fallback].map((e) => [e.key, e])).values(),
];

/** What an error of Meta's means for a person, and what to do after it. */
export function explain(code: number | undefined): Explanation {
  if (code === undefined) return fallback;
  // 200 to 299 are permissions, one code for each.
  const known = explanations.get(code >= 200 && code <= 299 ? 10 : code);
  return known ?? fallback;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long to wait after the first, second, third… failed attempt; after the last one we give up. */
const waits: Record<Retry, number[]> = {
  never: [],
  stop: [],
  transient: [2 * second, 8 * second, 30 * second, 2 * minute, 8 * minute, 30 * minute],
  throughput: [1, 2, 4, 8, 16, 32, 60, 60, 60, 60].map((seconds) => seconds * second),
  // Meta asks for 4^X seconds, X counting from nought.
  pair: [0, 1, 2, 3, 4].map((x) => 4 ** x * second),
  after24h: [24 * hour + 5 * minute],
};

/**
 * When to send again after `attempt` attempts (1 after the first), or nothing, when it must not be tried again. A message that
 * Meta may have taken is never sent again: its status webhook will tell.
 */
export function nextAttemptAt(
  error: Pick<GraphError, "code" | "outcome" | "isTransient" | "retryAfterMs">,
  attempt: number,
  now: Date,
  random = Math.random,
): Date | undefined {
  if (error.outcome === "unknown") return undefined;
  const known = error.code === undefined ? undefined : explanations.get(error.code);
  const retry = known?.retry ?? (error.isTransient ? "transient" : explain(error.code).retry);
  const wait = waits[retry][attempt - 1];
  if (wait === undefined) return undefined;
  // Spread out, so that what failed together does not come back together.
  const spread = Math.round(wait * (1 + random() * 0.25));
  return new Date(now.getTime() + Math.max(spread, error.retryAfterMs ?? 0));
}

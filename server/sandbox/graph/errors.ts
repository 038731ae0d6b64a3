import { traceId } from "../ids";

type Known = { status: number; title: string; details: string; type?: string };

const known: Record<number, Known> = {
  1: { status: 500, title: "API Unknown", details: "Possibly a temporary issue; try again." },
  2: { status: 503, title: "API Service", details: "Temporary issue due to downtime or being overloaded." },
  4: { status: 400, title: "API Too Many Calls", details: "The app has reached its API call rate limit." },
  10: {
    status: 403,
    title: "Permission Denied",
    details: "Permission is either not granted or has been removed.",
  },
  100: { status: 400, title: "Invalid parameter", details: "The request included an unsupported parameter." },
  190: {
    status: 401,
    title: "Error validating access token",
    details: "The access token is invalid or has expired.",
  },
  368: {
    status: 403,
    title: "Temporarily blocked for policies violations",
    details: "The account is restricted.",
  },
  803: { status: 404, title: "Unknown object", details: "Some of the aliases you requested do not exist." },
  80007: { status: 400, title: "Rate limit issues", details: "The account has reached its rate limit." },
  130429: {
    status: 400,
    title: "Rate limit hit",
    details: "The number has reached its throughput of messages a second.",
  },
  130472: {
    status: 400,
    title: "User's number is part of an experiment",
    details: "Message was not sent as part of an experiment.",
  },
  130497: {
    status: 403,
    title: "Business account is restricted from messaging users in this country",
    details: "The account may not message this country.",
  },
  131000: {
    status: 500,
    title: "Something went wrong",
    details: "Message failed to send due to an unknown error.",
  },
  131005: {
    status: 403,
    title: "Access denied",
    details: "Permission is either not granted or has been removed.",
  },
  131008: {
    status: 400,
    title: "Required parameter is missing",
    details: "The request is missing a required parameter.",
  },
  131009: {
    status: 400,
    title: "Parameter value is not valid",
    details: "One or more parameter values are invalid.",
  },
  131016: { status: 500, title: "Service unavailable", details: "A service is temporarily unavailable." },
  131026: {
    status: 400,
    title: "Message undeliverable",
    details: "The number is not on WhatsApp, or cannot receive this message.",
  },
  131031: {
    status: 403,
    title: "Account has been locked",
    details: "The account was locked for a policy violation.",
  },
  131042: {
    status: 400,
    title: "Business eligibility payment issue",
    details: "There was an error related to the payment method.",
  },
  131045: { status: 500, title: "Incorrect certificate", details: "The number is not registered." },
  131047: {
    status: 400,
    title: "Re-engagement message",
    details: "More than 24 hours have passed since the customer last replied to this number.",
  },
  131048: {
    status: 400,
    title: "Spam rate limit hit",
    details: "Too many earlier messages of this number were blocked or flagged as spam.",
  },
  131049: {
    status: 400,
    title: "This message was not delivered to maintain healthy ecosystem engagement",
    details: "Meta chose not to deliver this message.",
  },
  131050: {
    status: 400,
    title: "User has stopped marketing messages",
    details: "The user chose to receive no marketing messages from this business.",
  },
  131051: {
    status: 400,
    title: "Unsupported message type",
    details: "Message type is not currently supported.",
  },
  131052: {
    status: 400,
    title: "Media download error",
    details: "The media sent by the user could not be downloaded.",
  },
  131053: {
    status: 400,
    title: "Media upload error",
    details: "The media used in the message could not be uploaded.",
  },
  131056: {
    status: 400,
    title: "(Business Account, Consumer Account) pair rate limit hit",
    details: "Too many messages sent from this number to the same customer in a short time.",
  },
  131057: {
    status: 500,
    title: "Account in maintenance mode",
    details: "The account is in maintenance mode.",
  },
  131062: {
    status: 400,
    title: "Business-scoped user id not allowed",
    details: "This message cannot be sent to a business-scoped user id.",
  },
  132000: {
    status: 400,
    title: "Number of parameters does not match the expected number of params",
    details: "The number of variable values does not match the template.",
  },
  132001: {
    status: 404,
    title: "Template name does not exist in the translation",
    details: "The template does not exist in this language, or has not been approved.",
  },
  132012: {
    status: 400,
    title: "Parameter format does not match format in the created template",
    details: "The variable values are formatted incorrectly.",
  },
  132015: {
    status: 400,
    title: "Template is paused",
    details: "The template is paused due to low quality and cannot be sent.",
  },
  132016: {
    status: 400,
    title: "Template is disabled",
    details: "The template was paused too many times and is now disabled.",
  },
  133010: {
    status: 400,
    title: "Phone number not registered",
    details: "The number is not registered on the platform.",
  },
};

export const knownCodes = Object.keys(known).map(Number);

// Meta accepts these sends and tells the failure in a status webhook.
const toldInStatus = new Set([130472, 131026, 131042, 131047, 131049, 131050, 131051, 131052, 131053]);
export const isToldInStatus = (code: number) => toldInStatus.has(code);

const unknown: Known = {
  status: 400,
  title: "Something went wrong",
  details: "An error chosen in the sandbox.",
};

/** An error as it stands in a status webhook. */
export function describeError(code: number) {
  const { title, details } = known[code] ?? unknown;
  const href = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";
  return { code, title, message: title, error_data: { details }, href };
}

export class GraphError extends Error {
  readonly code: number;
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string> | undefined;

  constructor(code: number, options: Options = {}) {
    const { details, message, subcode, type, status, user, data, isTransient, headers } = options;
    const { status: usualStatus, title, details: usual } = known[code] ?? unknown;
    super(message ?? `(#${code}) ${title}`);
    this.code = code;
    this.status = status ?? usualStatus;
    this.headers = headers;
    this.body = {
      error: {
        message: this.message,
        type: type ?? "OAuthException",
        code,
        ...(subcode && { error_subcode: subcode }),
        ...(isTransient !== undefined && { is_transient: isTransient }),
        ...(user && { error_user_title: user.title, error_user_msg: user.message }),
        ...(data && { error_data: data }),
        ...(!message && { error_data: { messaging_product: "whatsapp", details: details ?? usual } }),
        fbtrace_id: traceId(),
      },
    };
  }
}

type Options = {
  details?: string;
  /** A sentence of Meta's own, for errors that are not about messaging. */
  message?: string;
  subcode?: number;
  type?: string;
  status?: number;
  /** What ads say to a person. */
  user?: { title: string; message: string };
  data?: string;
  isTransient?: boolean;
  /** What the answer says of limits besides. */
  headers?: Record<string, string>;
};

export const unknownPath = (path: string) =>
  new GraphError(2500, { message: `Unknown path components: ${path}` });

export const unknownObject = (method: string, id: string) =>
  new GraphError(100, {
    type: "GraphMethodException",
    subcode: 33,
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  });

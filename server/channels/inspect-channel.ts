import type { Ctx } from "../context";
import type { Permission } from "../meta/channel";
import { neededPermissions } from "../meta/channel";
import { requireFree } from "./connect-number";
import { diagnose, permissionsLacking, type Trouble } from "./diagnose";
import { type ChannelAnswers, readChannel } from "./read-channel";
import type { CheckNumberInput } from "./schemas";
import { severityOf } from "./trouble-of-code";

export type Inspection = {
  /** Nothing stands in the way of connecting. */
  canConnect: boolean;
  number?: {
    displayNumber: string;
    verifiedName: string;
    accountName: string;
    quality?: string;
    messagingLimit?: string;
    throughput?: string;
    nameStatus?: string;
    codeVerification?: string;
    platform?: string;
  };
  permissions: { name: Permission; isGranted: boolean }[];
  tokenExpiresAt?: Date;
  /** What is wrong; connecting mends some of it, and that is not among these. */
  troubles: (Trouble & { severity: "stop" | "warning" })[];
  /** The number must be registered with its PIN. */
  needsPin: boolean;
  /** Meta could not be asked. */
  unreachable?: { message: string; traceId?: string };
};

/** Connecting does not wait for these: it mends the first two, and the others are for the owner to mend at Meta. */
const doNotStop = new Set<Trouble["kind"]>([
  "notSubscribed",
  "numberNotRegistered",
  "paymentMissing",
  "accountRestricted",
  "numberRestricted",
]);

/** What Meta says about a number before it is connected. Nothing is kept, and nothing at Meta is changed. */
export async function inspectChannel(ctx: Ctx, input: CheckNumberInput): Promise<Inspection> {
  await requireFree(ctx, input);
  return (await look(ctx, input)).inspection;
}

/** The same, with Meta's answers as they came. */
export async function look(
  ctx: Ctx,
  { wabaId, phoneNumberId, accessToken: token }: CheckNumberInput,
): Promise<{ answers: ChannelAnswers; inspection: Inspection }> {
  const answers = await readChannel({ wabaId, phoneNumberId, token });
  const { troubles, unreachable } = diagnose(answers, { wabaId, now: ctx.now() });
  const needsPin = troubles.some(({ kind }) => kind === "numberNotRegistered");
  const inspection: Inspection = {
    canConnect:
      !unreachable && troubles.every(({ kind }) => severityOf(kind) === "warning" || doNotStop.has(kind)),
    number: numberOf(answers),
    permissions: permissionsOf(answers, wabaId, troubles),
    tokenExpiresAt: answers.token.ok ? answers.token.value.expiresAt : undefined,
    troubles: troubles
      .filter(({ kind }) => kind !== "notSubscribed" && kind !== "numberNotRegistered")
      .map((trouble) => ({ ...trouble, severity: severityOf(trouble.kind) })),
    needsPin,
    unreachable: unreachable && { message: unreachable.message, traceId: unreachable.traceId },
  };
  return { answers, inspection };
}

function numberOf({ number, account }: ChannelAnswers): Inspection["number"] {
  if (!number.ok) return undefined;
  const node = number.value;
  return {
    displayNumber: node.display_phone_number,
    verifiedName: node.verified_name,
    accountName: account.ok ? account.value.name : "",
    quality: node.quality_rating,
    messagingLimit: node.whatsapp_business_manager_messaging_limit,
    throughput: node.throughput?.level,
    nameStatus: node.name_status,
    codeVerification: node.code_verification_status,
    platform: node.platform_type,
  };
}

function permissionsOf(
  { token }: ChannelAnswers,
  wabaId: string,
  troubles: Trouble[],
): Inspection["permissions"] {
  const told = troubles.find(({ kind }) => kind === "permissionMissing")?.params?.permissions ?? "";
  const isKnown = token.ok && token.value.isValid;
  if (!isKnown && !told) return [];
  const missing: string[] = isKnown ? permissionsLacking(token.value, wabaId) : told.split(", ");
  return neededPermissions.map((name) => ({ name, isGranted: !missing.includes(name) }));
}

import type { HealthPart } from "@/db/schema/channels";
import { type Channel, listChannels } from "../../channels/list-channels";
import { type Ctx, inTransaction } from "../../context";
import { notFound } from "../../errors";
import { listColleagues } from "../../identity/list-colleagues";
import type { NumberInput } from "../schemas";
import { type Condition, conditionsOf, retryFrom } from "./conditions";
import { listReviews, type ReviewRow } from "./load-reviews";

export type ReviewView = Pick<
  ReviewRow,
  "id" | "name" | "application" | "status" | "requestedAt" | "sentAt" | "decidedAt" | "reason" | "failure"
> & {
  /** Nobody here, when it was asked for in Meta's own manager. */
  requestedBy: string | null;
  isFromElsewhere: boolean;
};

export type Standing = {
  numberId: string;
  displayNumber: string;
  verifiedName: string;
  isConnected: boolean;
  /** What Meta calls the name that customers see. */
  nameStatus: string | null;
  /** The latest first. */
  names: ReviewView[];
  isOfficial: boolean;
  officials: ReviewView[];
  conditions: Condition[];
  /** After a refusal, the earliest moment of the next application. */
  applyFrom: Date | null;
  /** In Meta's words; nothing until it was first asked. */
  quality: string | null;
  messagingLimit: string | null;
  throughput: string | null;
  canSend: string | null;
  health: HealthPart[];
  readAt: Date | null;
  checkedAt: Date | null;
};

/** How a number stands with Meta: its name, whether it is official, and what it may send. */
export function getStanding(ctx: Ctx, { numberId }: NumberInput): Promise<Standing> {
  return inTransaction(ctx, async (ctx) => {
    const channel = (await listChannels(ctx)).find((one) => one.numberId === numberId);
    if (!channel) throw notFound("The number", "numberNotFound");
    const colleagues = new Map((await listColleagues(ctx)).map(({ id, name }) => [id, name]));
    const view = ({ requestedBy, ...row }: ReviewRow): ReviewView => ({
      ...pick(row),
      requestedBy: (requestedBy && colleagues.get(requestedBy)) || null,
      isFromElsewhere: !requestedBy,
    });
    const names = await listReviews(ctx, { numberId, kind: "name" });
    const officials = await listReviews(ctx, { numberId, kind: "official" });
    const [latest] = officials;
    const { reading } = channel;
    return {
      ...placeOf(channel),
      nameStatus: reading?.nameStatus ?? null,
      names: names.map(view),
      isOfficial: reading?.isOfficial === true || latest?.status === "approved",
      officials: officials.map(view),
      conditions: conditionsOf({ reading, knownSince: channel.connectedAt, now: ctx.now() }),
      applyFrom: retryFrom(latest) ?? null,
      quality: reading?.quality ?? null,
      messagingLimit: reading?.messagingLimit ?? null,
      throughput: reading?.throughput ?? null,
      canSend: reading?.health?.canSend ?? null,
      health: reading?.health?.parts ?? [],
      readAt: channel.readAt,
      checkedAt: channel.checkedAt,
    };
  });
}

const pick = ({
  id,
  name,
  application,
  status,
  requestedAt,
  sentAt,
  decidedAt,
  reason,
  failure,
}: Omit<ReviewRow, "requestedBy">) => ({
  id,
  name,
  application,
  status,
  requestedAt,
  sentAt,
  decidedAt,
  reason,
  failure,
});

const placeOf = ({ numberId, displayNumber, verifiedName, disconnectedAt }: Channel) => ({
  numberId,
  displayNumber,
  verifiedName,
  isConnected: !disconnectedAt,
});

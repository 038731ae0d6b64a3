import { followJoinedAds } from "../ads/referrals/follow-joined-ads";
import { recordReferrals } from "../ads/referrals/record-referrals";
import { releaseReservations } from "../billing/budgets/reserve-budget";
import { recordCharges } from "../billing/record-charges";
import type { Route } from "../channels/find-routes";
import { noteSendErrors } from "../channels/note-send-errors";
import type { InTransaction } from "../context";
import { type AppEvent, recordEvents } from "../events";
import { followJoined } from "../inbox/follow-joined";
import { reopenAsked } from "../inbox/reopen-asked";
import { settleAnswers } from "../inbox/waits/settle-answers";
import { settleWaits, type Touch } from "../inbox/waits/settle-waits";
import { applyPreferences } from "../messaging/apply-preferences";
import { applyStatuses, type KnownMessage } from "../messaging/apply-statuses";
import { changeContacts } from "../messaging/change-contacts";
import { removeJoined } from "../messaging/join-contacts";
import { placeContacts, type Sighting } from "../messaging/place-contacts";
import { type NewMessage, receiveMessages } from "../messaging/receive-messages";
import { withoutRepeats } from "../messaging/without-repeats";
import type {
  ContactPreference,
  DeliveryEvent,
  MessageEchoed,
  MessageReceived,
  MessageStatus,
} from "../meta/delivery-event";
import { followJoinedScans } from "../profile/scan-codes/count-scans";
import { countScans } from "./count-scans";
import type { Finding } from "./keep-findings";

export type Routed = {
  event: DeliveryEvent;
  route: Route;
  deliveryId: bigint;
  position: number;
  receivedAt: Date;
};

type AtNumber<E extends DeliveryEvent> = Omit<Routed, "event"> & { event: E; numberId: string };
type Kind = DeliveryEvent["kind"];

function ofKind<K extends Kind>(routed: Routed[], ...kinds: K[]) {
  return routed.flatMap((one) => {
    const { numberId } = one.route;
    const isOne = numberId && (kinds as Kind[]).includes(one.event.kind);
    return isOne ? [{ ...one, numberId } as AtNumber<Extract<DeliveryEvent, { kind: K }>>] : [];
  });
}

/** What customers wrote and what became of our messages, for one workspace: the rooms it concerns, one after the other. */
export async function applyMessages(ctx: InTransaction, routed: Routed[]): Promise<Finding[]> {
  const changes = ofKind(routed, "contact.changedNumber", "contact.changedUserId");
  const joined = await changeContacts(
    ctx,
    changes.map(({ event }) => event),
  );

  const messages = await withoutRepeats(ctx, ofKind(routed, "message.received", "message.echoed"));
  const statuses = ofKind(routed, "message.status");
  const preferences = ofKind(routed, "contact.preference");
  const placed = await placeContacts(ctx, [
    ...messages.map(({ event }) => sightingOf(event)),
    ...preferences.map(({ event }) => sightingOf(event)),
    ...statuses.flatMap(({ event }) => (event.recipient.userId ? [sightingOf(event)] : [])),
  ]);
  joined.push(...placed.joined);
  await followJoinedAds(ctx, joined);
  await followJoined(ctx, joined);
  await followJoinedScans(ctx, joined);
  await removeJoined(ctx, joined);

  const added = await receiveMessages(
    ctx,
    messages.flatMap(({ event, numberId, receivedAt }, index) => {
      const contactId = placed.contactIds[index];
      return contactId ? [{ event, numberId, contactId, receivedAt }] : [];
    }),
  );
  // Before the waits, which keep by which ad the customer had come.
  await recordReferrals(ctx, added);
  await applyPreferences(
    ctx,
    preferences.flatMap(({ event }, index) => {
      const contactId = placed.contactIds[messages.length + index];
      return contactId ? [{ event, contactId }] : [];
    }),
  );
  const known = await applyStatuses(
    ctx,
    statuses.map(({ event }) => event),
  );
  await noteSendErrors(
    ctx,
    statuses.flatMap(({ event, numberId }) =>
      event.status === "failed" ? event.errors.map(({ code }) => ({ numberId, code })) : [],
    ),
  );
  await reopenAsked(
    ctx,
    added.filter((message) => message.wantsAnswer).map((message) => message.conversationId),
  );
  await settleWaits(ctx, added.map(touchOf));
  const turned = { messageIds: [...known.values()].filter(({ hasTurned }) => hasTurned).map(({ id }) => id) };
  await settleAnswers(ctx, turned);
  await releaseReservations(ctx, turned);
  await countScans(ctx, added);
  await recordEvents(ctx, happened(added, known));
  // Last, because it holds a lock of each number until the commit.
  await recordCharges(
    ctx,
    statuses.filter(({ event }) => mayBeCharged(event)).map((status) => chargeOf(status, known)),
  );
  return statuses.flatMap(({ event, deliveryId, position }) =>
    known.has(event.waMessageId)
      ? []
      : [
          {
            deliveryId,
            position,
            reason: "unknownMessage",
            detail: `${event.status} of ${event.waMessageId}`,
          },
        ],
  );
}

function sightingOf(event: MessageReceived | MessageEchoed | ContactPreference | MessageStatus): Sighting {
  switch (event.kind) {
    case "message.received":
      return { identity: event.sender, at: event.sentAt, makesContact: true };
    case "message.echoed":
      return { identity: event.recipient, at: event.sentAt, makesContact: true };
    case "contact.preference":
      return { identity: event.contact, at: event.at, makesContact: false };
    case "message.status":
      return { identity: event.recipient, at: event.at, makesContact: false };
  }
}

const touchOf = ({ conversationId, writtenAt, isFromCustomer, wantsAnswer }: NewMessage): Touch => ({
  conversationId,
  at: writtenAt,
  by: !isFromCustomer ? "business" : wantsAnswer ? "question" : "customer",
});

function happened(added: NewMessage[], known: Map<string, KnownMessage>): AppEvent[] {
  const one = ({ id, conversationId }: Pick<KnownMessage, "id" | "conversationId">) => ({
    conversationId,
    messageIds: [id],
  });
  return [
    ...added.map((message) => ({ kind: "message.received" as const, ...one(message) })),
    ...[...known.values()].map((message) => ({ kind: "message.changed" as const, ...one(message) })),
  ];
}

/** Meta says the price with any status but a failure, and may say it once only. */
const mayBeCharged = ({ status, pricing }: MessageStatus) =>
  status !== "failed" && (pricing !== undefined || status !== "sent");

function chargeOf({ event, numberId }: AtNumber<MessageStatus>, known: Map<string, KnownMessage>) {
  const { waMessageId, recipient, status, at, pricing, groupId } = event;
  const messageId = known.get(waMessageId)?.id;
  return { waMessageId, messageId, numberId, recipient, status, at, pricing, groupId };
}

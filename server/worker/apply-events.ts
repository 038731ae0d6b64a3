import type { Db } from "@/db/client";
import { hearAdAccounts } from "../ads/run/hear-ad-accounts";
import { hearAccountTerms } from "../billing/hear-account-terms";
import { findAdAccountRoutes } from "../channels/ad-account-routes";
import { findRoutes, type MetaPlace, type Route } from "../channels/find-routes";
import { heedChannelEvents } from "../channels/heed-channel-events";
import { noteSendErrors } from "../channels/note-send-errors";
import { type ChannelEventInput, recordChannelEvents } from "../channels/record-channel-events";
import { recordPulse } from "../channels/record-pulse";
import { type InTransaction, systemCtx, within } from "../context";
import type { DeliveryEvent } from "../meta/delivery-event";
import { askForTemplateSync } from "../notifications/sync-templates";
import { heedReviews } from "../profile/reviews/heed-reviews";
import { applyMessages, type Routed } from "./apply-messages";
import { countDelays } from "./count-delays";
import { type Finding, forgetFindings, keepFindings, type PlacedFinding } from "./keep-findings";

/** One delivery, read. */
export type ReadDelivery = {
  id: bigint;
  receivedAt: Date;
  events: DeliveryEvent[];
  /** It failed before, or a person asked for it once more. */
  wasTried: boolean;
  isReplayed: boolean;
};

type Arrived = Routed & { isReplayed: boolean };

/** Everything in a set of deliveries goes where it belongs, workspace by workspace, with a few statements for each. */
export async function applyEvents(db: Db, deliveries: ReadDelivery[]): Promise<void> {
  const all = deliveries.flatMap(({ id, receivedAt, events, isReplayed }) =>
    events.map((event, position) => ({ event, deliveryId: id, position, receivedAt, isReplayed })),
  );
  const routeOf = await findRoutes(
    db,
    all.map(({ event }) => event),
  );
  const findings: PlacedFinding[] = [];
  const byWorkspace = new Map<string, Arrived[]>();
  for (const one of all) {
    const route = routeOf(one.event);
    const finding = findingOf(one.event, route);
    if (finding) findings.push({ ...one, ...finding, place: one.event, route });
    if (!route || adAccountOf(one.event)) continue;
    const ofWorkspace = byWorkspace.get(route.workspaceId);
    if (ofWorkspace) ofWorkspace.push({ ...one, route });
    else byWorkspace.set(route.workspaceId, [{ ...one, route }]);
  }

  // Sorted, so that two workers come to the workspaces in the same order.
  for (const [workspaceId, routed] of [...byWorkspace].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const more = await within(db, systemCtx(workspaceId), async (ctx) => {
      await recordPulse(
        ctx,
        routed.map(({ route, receivedAt }) => ({ ...route, receivedAt })),
      );
      await recordChannelEvents(ctx, routed.flatMap(channelEventOf));
      await heedChannels(ctx, routed);
      if (routed.some(({ event }) => event.kind === "channel.event" && event.field.includes("template"))) {
        await askForTemplateSync(ctx);
      }
      const unplaced = await applyMessages(ctx, routed);
      // After the charges, whose locks come first: what Meta says of a volume prices them.
      await hearAccountTerms(ctx, toldOfChannels(routed));
      await countDelays(ctx, routed);
      return unplaced;
    });
    const eventOf = new Map(routed.map((one) => [nameOf(one), one]));
    for (const finding of more) {
      const one = eventOf.get(nameOf(finding));
      if (one) findings.push({ ...finding, place: one.event, route: one.route });
    }
  }
  await hearOfAds(
    db,
    all.flatMap(({ event }) => (event.kind === "adAccount.changed" ? [event.adAccountId] : [])),
  );
  await forgetFindings(
    db,
    deliveries.filter((delivery) => delivery.wasTried).map((delivery) => delivery.id),
  );
  await keepFindings(db, findings);
}

/** Every workspace that is connected to an ad account hears of it, last of all: what else is applied waits for nobody's ads. */
async function hearOfAds(db: Db, adAccountIds: string[]): Promise<void> {
  const heard = new Map<string, string[]>();
  for (const { workspaceId, connectionId } of await findAdAccountRoutes(db, [...new Set(adAccountIds)])) {
    heard.set(workspaceId, [...(heard.get(workspaceId) ?? []), connectionId]);
  }
  for (const [workspaceId, connectionIds] of [...heard].sort(([one], [other]) => (one < other ? -1 : 1))) {
    await within(db, systemCtx(workspaceId), (ctx) => hearAdAccounts(ctx, connectionIds));
  }
}

const adAccountOf = (event: DeliveryEvent) => ("adAccountId" in event ? event.adAccountId : undefined);

/** How a channel is follows from what Meta says of it, and from the errors that concern no message. */
async function heedChannels(ctx: InTransaction, routed: Routed[]): Promise<void> {
  const told = toldOfChannels(routed);
  await heedChannelEvents(ctx, told);
  await heedReviews(ctx, told);
  await noteSendErrors(
    ctx,
    routed.flatMap(({ event, route: { numberId } }) =>
      event.kind === "channel.error" && numberId ? [{ numberId, code: event.error.code }] : [],
    ),
  );
}

const toldOfChannels = (routed: Routed[]) =>
  routed.flatMap(({ event, route }) => (event.kind === "channel.event" ? [{ ...event, ...route }] : []));

const nameOf = ({ deliveryId, position }: Pick<Finding, "deliveryId" | "position">) =>
  `${deliveryId} ${position}`;

/** What a person should hear of, by place and name only: the words themselves stay in the sealed delivery. */
function findingOf(
  event: DeliveryEvent,
  route: Route | undefined,
): Pick<Finding, "reason" | "detail"> | undefined {
  if (event.kind === "unknown") {
    return { reason: event.reason, detail: [event.field, placeOf(event)].filter(Boolean).join(" of ") };
  }
  if (route && event.kind === "adAccount.changed") return undefined;
  if (!route || (!("field" in event) && !route.numberId && event.kind !== "channel.error")) {
    return { reason: "notConnected", detail: `${event.kind} of ${placeOf(event)}` };
  }
  if (event.kind === "channel.error") {
    return { reason: "channelError", detail: `${event.error.code ?? ""} ${event.error.title ?? ""}`.trim() };
  }
  return undefined;
}

function placeOf(event: MetaPlace): string {
  const { phoneNumberId, wabaId, adAccountId } = event;
  if (adAccountId) return `ad account ${adAccountId}`;
  return phoneNumberId ? `number ${phoneNumberId}` : wabaId ? `account ${wabaId}` : "nobody";
}

/** What Meta says about a channel is kept whole, and so is what we cannot read of a channel that we know. */
function channelEventOf({ event, route, receivedAt }: Routed): ChannelEventInput[] {
  const { accountId, numberId } = route;
  switch (event.kind) {
    case "channel.event": {
      const { field, value, at } = event;
      return [{ accountId, numberId, field, value, occurredAt: at ?? receivedAt, saidAt: at }];
    }
    case "channel.error":
      return [{ accountId, numberId, field: "errors", value: event.error, occurredAt: receivedAt }];
    case "unknown":
      return [
        {
          accountId,
          numberId,
          field: event.field ?? "unknown",
          value: { reason: event.reason, raw: event.raw },
          occurredAt: receivedAt,
        },
      ];
    default:
      return [];
  }
}

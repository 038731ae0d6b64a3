import type { ServerResponse } from "node:http";
import { type AdsView, viewAds } from "./ads/control";
import { type FeedAd, feedOf } from "./ads/feed";
import { type BusinessView, viewBusiness } from "./business";
import type { Controls } from "./controls";
import type { MessageView, PhoneView } from "./views";
import { viewMessages, viewPhone } from "./views";
import type { Sender } from "./webhooks";
import type { CallLog, DeliveryLog, World } from "./world";

const gatherMs = 40;
const shownLog = 20;

export type DeskPhone = PhoneView & { messages: MessageView[]; feed: FeedAd[] };

export type LiveEvents = {
  desk: { businessName: string; displayNumber: string };
  phone: DeskPhone;
  controls: Controls;
  business: BusinessView;
  ads: AdsView;
  log: { calls: CallLog[]; deliveries: DeliveryLog[]; waiting: number; others: number };
};

/** Streams the desk to a page: everything at first, then whatever changed, gathered for a moment. */
export function streamDesk(world: World, sender: Sender, response: ServerResponse) {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  const send = <K extends keyof LiveEvents>(kind: K, data: LiveEvents[K]) =>
    response.write(`event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`);

  const changed = new Set<string>();
  let isGathering = false;

  const flush = () => {
    isGathering = false;
    for (const key of changed) sendOne(key);
    changed.clear();
  };
  const mark = (key: string) => {
    changed.add(key);
    if (isGathering) return;
    isGathering = true;
    world.after(gatherMs, flush);
  };
  function sendOne(key: string) {
    if (key === "controls") return send("controls", world.controls);
    if (key === "business") return send("business", viewBusiness(world));
    if (key === "ads") return send("ads", viewAds(world));
    if (key === "log") return send("log", viewLog(world, sender));
    const phone = world.phones.get(key.slice("phone:".length));
    if (!phone?.isOnDesk) return;
    const shown = { messages: viewMessages(world, phone), feed: feedOf(world, phone) };
    send("phone", { ...viewPhone(world, phone), ...shown });
  }

  const listeners = {
    phone: (id: string) => world.phones.get(id)?.isOnDesk && mark(`phone:${id}`),
    controls: () => mark("controls"),
    business: () => mark("business"),
    ads: () => {
      mark("ads");
      for (const { id, isOnDesk } of world.phones.all()) if (isOnDesk) mark(`phone:${id}`);
    },
    log: () => mark("log"),
  };
  const { SANDBOX_BUSINESS_NAME: businessName, SANDBOX_DISPLAY_NUMBER: displayNumber } = world.settings;
  send("desk", { businessName, displayNumber });
  for (const { id } of world.phones.all()) sendOne(`phone:${id}`);
  sendOne("controls");
  sendOne("business");
  sendOne("ads");
  sendOne("log");
  for (const [kind, listener] of Object.entries(listeners)) world.changes.on(kind, listener);
  response.on("close", () => {
    for (const [kind, listener] of Object.entries(listeners)) world.changes.off(kind, listener);
  });
}

function viewLog(world: World, sender: Sender): LiveEvents["log"] {
  return {
    calls: world.calls.slice(0, shownLog),
    deliveries: world.deliveries.slice(0, shownLog),
    waiting: sender.waiting(),
    others: world.phones.all().filter(({ isOnDesk }) => !isOnDesk).length,
  };
}

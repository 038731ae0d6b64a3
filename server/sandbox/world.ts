import { EventEmitter } from "node:events";
import type { AdWelcome } from "./ads/feed";
import { openAds } from "./ads/tables";
import type { Automation } from "./automations";
import type { Account, BusinessNumber, Token } from "./business";
import type { Controls } from "./controls";
import { initialControls } from "./controls";
import type { ToldEvent } from "./graph/conversions";
import type { Journal } from "./journal";
import type { Profile } from "./profiles";
import type { QrCode } from "./qr-codes";
import type { Settings } from "./settings";

export type Phone = {
  id: string;
  name: string;
  /** ISO country, shown on the desk and carried by the business-scoped id. */
  country: string;
  /** Absent for a customer who took a username and hides the number. */
  waId?: string;
  userId: string;
  username?: string;
  /** Customers made by a flood exist, but have no paper phone on the desk. */
  isOnDesk: boolean;
  isOnline: boolean;
  isOpen: boolean;
  isBlocked: boolean;
  hasStoppedMarketing?: boolean;
  lastWroteAt?: number;
  /** When this customer came from an ad and the business has not answered yet. */
  referredAt?: number;
  entryPoint?: { id: string; expiresAt: number };
  typingUntil?: number;
  /** The text that a scanned code or an ad put ready. */
  prefilled?: string;
  /** How an ad greets in the chat it opened, until something is written. */
  adWelcome?: AdWelcome;
  /** What the next message tells of the ad it comes from. */
  adReferral?: Content;
  /** The ad that this customer last came from, and how often something was written since. */
  lastAd?: { adId: string; written: number };
};

export type Content = Record<string, unknown>;

export type Pricing = { billable: boolean; pricing_model: "PMP"; type: string; category: string };

export type MessageStatus = "queued" | "accepted" | "sent" | "delivered" | "read" | "failed";

export type Message = {
  id: string;
  /** Empty when the business wrote to a number that is not on WhatsApp. */
  phoneId: string;
  from: "customer" | "business";
  /** The number of the business; without one, the main one. */
  numberId?: string;
  type: string;
  content: Content;
  quoteId?: string;
  referral?: Content;
  /** What the customer's clock says; `arrivedAt` is when it reached us. */
  at: number;
  arrivedAt: number;
  /** When a message of the business reached the phone, which is when it is billed. */
  deliveredAt?: number;
  status: MessageStatus;
  to?: string;
  opaque?: string;
  pricing?: Pricing;
  entryPoint?: { id: string; expiresAt: number };
  errorCode?: number;
  reactions?: { customer?: string; business?: string };
  isDeleted?: boolean;
  isPlayed?: boolean;
};

export type Media = {
  id: string;
  mimeType: string;
  sha256: string;
  size: number;
  filename?: string;
  from: "customer" | "business";
  createdAt: number;
};

/** One thing the business must be told: a message, a status or an event. It stays here until answered with 200. */
export type Update = {
  id: string;
  phoneId: string;
  messageId?: string;
  /** Whose it is, when its value names no number. */
  accountId?: string;
  /** Of what kind the account is; without it, a WhatsApp Business account. */
  object?: "ad_account";
  field: string;
  value: Content;
  createdAt: number;
};

export type CallLog = {
  id: number;
  at: number;
  method: string;
  path: string;
  asked: unknown;
  status: number;
  answered: unknown;
  isUnknown?: boolean;
};

export type DeliveryLog = {
  id: number;
  at: number;
  attempt: number;
  updates: number;
  about: string;
  status: number | string;
  isCopy?: boolean;
  retryInMs?: number;
};

/** How long things take; a test shortens them. */
export type Pace = {
  statusMs: number;
  retryMs: number;
  retryCapMs: number;
  lingerMs: number;
  reviewMs: number;
  videoMs: number;
};

const logLength = 120;

export type World = ReturnType<typeof createWorld>;

/** Everything the sandbox knows, and the one place that says when it changed. */
export function createWorld(settings: Settings, journal: Journal, now: () => number, pace: Pace) {
  const changes = new EventEmitter().setMaxListeners(0);
  const messages = journal.table<Message>("messages");
  const byPhone = new Map<string, string[]>();
  const index = (message: Message) => {
    const ids = byPhone.get(message.phoneId) ?? [];
    ids.push(message.id);
    byPhone.set(message.phoneId, ids);
  };
  for (const message of messages.all()) index(message);

  const timers = new Set<NodeJS.Timeout>();
  const calls: CallLog[] = [];
  const deliveries: DeliveryLog[] = [];
  const state = { controls: initialControls };
  let logged = 0;

  return {
    settings,
    now,
    pace,
    changes,
    calls,
    deliveries,
    accounts: journal.table<Account>("accounts"),
    numbers: journal.table<BusinessNumber>("numbers"),
    tokens: journal.table<Token>("tokens"),
    profiles: journal.table<Profile>("profiles"),
    automations: journal.table<Automation>("automations"),
    qrCodes: journal.table<QrCode>("qrCodes"),
    phones: journal.table<Phone>("phones"),
    media: journal.table<Media>("media"),
    updates: journal.table<Update>("updates"),
    events: journal.table<ToldEvent>("conversionEvents"),
    ads: openAds(journal),
    messages: {
      ...messages,
      put(message: Message) {
        if (!messages.get(message.id)) index(message);
        messages.put(message);
        changes.emit("phone", message.phoneId);
        return message;
      },
    },
    messagesOf: (phoneId: string) => (byPhone.get(phoneId) ?? []).map((id) => messages.get(id) as Message),

    get controls() {
      return state.controls;
    },
    setControls(controls: Partial<Controls>) {
      state.controls = { ...state.controls, ...controls };
      changes.emit("controls");
    },

    logCall(entry: Omit<CallLog, "id">) {
      calls.unshift({ id: ++logged, ...entry });
      calls.length = Math.min(calls.length, logLength);
      changes.emit("log");
    },
    logDelivery(entry: Omit<DeliveryLog, "id">) {
      deliveries.unshift({ id: ++logged, ...entry });
      deliveries.length = Math.min(deliveries.length, logLength);
      changes.emit("log");
    },

    /** A timer that does not outlive the server. */
    after(ms: number, act: () => void) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        act();
      }, ms);
      timers.add(timer);
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      journal.close();
    },
  };
}

export function changePhone(world: World, phone: Phone, change: Partial<Phone>): Phone {
  const changed = world.phones.put({ ...(world.phones.get(phone.id) ?? phone), ...change });
  world.changes.emit("phone", phone.id);
  return changed;
}

export function changeMessage(world: World, id: string, change: Partial<Message>): Message {
  const message = world.messages.get(id);
  if (!message) throw new Error(`message ${id} is not in the journal`);
  return world.messages.put({ ...message, ...change });
}

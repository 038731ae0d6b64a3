import { createHmac, randomUUID } from "node:crypto";
import type { Content, Update, World } from "./world";
import { changeMessage } from "./world";

const weekMs = 7 * 24 * 3600 * 1000;
const maxInFlight = 32;

type Delivery = { updates: Update[]; body: string; attempt: number };

export type Sender = ReturnType<typeof createSender>;

/** Posts updates to the business as Meta does: signed, retried for seven days, in any order once one has failed. */
export function createSender(world: World) {
  const { pace } = world;
  let fresh: { update: Update; readyAt: number }[] = [];
  let due: Delivery[] = [];
  // Until its first attempt is answered, a phone's next update waits, so that order is lost only when asked for.
  const busy = new Set<string>();
  let inFlight = 0;
  let isStopped = false;
  let wakeAt = Number.POSITIVE_INFINITY;

  for (const update of world.updates.all()) line(update);

  function line(update: Update) {
    const { webhookDelayMs, reorder } = world.controls;
    const wait = webhookDelayMs + (reorder ? Math.random() * 1500 : 0);
    fresh.push({ update, readyAt: Date.now() + wait });
  }

  function enqueue(
    value: Content,
    about: Pick<Update, "phoneId" | "messageId" | "accountId" | "object"> & { field?: string },
  ) {
    const update = { id: randomUUID(), field: "messages", value, createdAt: world.now(), ...about };
    line(world.updates.put(update));
    pump();
  }

  function pump() {
    while (!isStopped && !world.controls.paused && inFlight < maxInFlight) {
      const delivery = due.shift() ?? nextFresh();
      if (!delivery) return;
      inFlight += 1;
      void post(delivery).finally(() => {
        inFlight -= 1;
        pump();
      });
    }
  }

  function nextFresh(): Delivery | undefined {
    const { batch, reorder } = world.controls;
    const at = Date.now();
    const canLeave = ({ update, readyAt }: (typeof fresh)[number]) =>
      readyAt <= at && (reorder || !busy.has(update.phoneId));

    const ready: typeof fresh = [];
    for (const entry of fresh) {
      // One body speaks of one kind of account.
      const isAlike = ready.every(({ update }) => update.object === entry.update.object);
      if (isAlike && canLeave(entry)) ready.push(entry);
      if (ready.length === batch) break;
    }
    const lingersUntil = batch > 1 && ready.length < batch ? (ready[0]?.readyAt ?? 0) + pace.lingerMs : 0;
    if (ready.length === 0 || lingersUntil > at) {
      const times = fresh.map(({ readyAt }) => readyAt).filter((time) => time > at);
      if (lingersUntil > at) times.push(lingersUntil);
      wakeIn(Math.min(...times) - at);
      return undefined;
    }

    if (ready.length === 1) fresh.splice(fresh.indexOf(ready[0] as (typeof fresh)[number]), 1);
    else {
      const leaving = new Set(ready);
      fresh = fresh.filter((entry) => !leaving.has(entry));
    }
    const updates = ready.map(({ update }) => update);
    if (reorder) updates.sort(() => Math.random() - 0.5);
    else for (const { phoneId } of updates) busy.add(phoneId);
    return { updates, body: envelope(world, updates), attempt: 1 };
  }

  function wakeIn(ms: number) {
    if (!Number.isFinite(ms) || wakeAt <= Date.now() + ms) return;
    wakeAt = Date.now() + ms;
    world.after(ms, () => {
      wakeAt = Number.POSITIVE_INFINITY;
      pump();
    });
  }

  async function post(delivery: Delivery) {
    const { updates, body, attempt } = delivery;
    const status = await send(body);
    if (isStopped) return;
    if (attempt === 1) for (const { phoneId } of updates) busy.delete(phoneId);
    const entry = { at: world.now(), attempt, updates: updates.length, about: describe(updates), status };

    if (status === 200) {
      world.logDelivery(entry);
      for (const update of updates) {
        world.updates.remove(update.id);
        const message = update.messageId && world.messages.get(update.messageId);
        if (message && message.status === "sent") changeMessage(world, message.id, { status: "delivered" });
      }
      for (let copy = 1; copy <= world.controls.duplicate; copy++) sendCopy(delivery);
      return;
    }

    const oldest = Math.min(...updates.map(({ createdAt }) => createdAt));
    if (world.now() - oldest > weekMs) {
      world.logDelivery({ ...entry, status: `${status}, given up after seven days` });
      for (const { id } of updates) world.updates.remove(id);
      return;
    }
    const retryInMs = Math.min(pace.retryMs * 2 ** (attempt - 1), pace.retryCapMs);
    world.logDelivery({ ...entry, retryInMs });
    world.after(retryInMs, () => {
      due.push({ ...delivery, attempt: attempt + 1 });
      pump();
    });
  }

  function sendCopy({ updates, body }: Delivery) {
    world.after(Math.random() * pace.statusMs * 4, async () => {
      const status = await send(body);
      const about = describe(updates);
      world.logDelivery({
        at: world.now(),
        attempt: 1,
        updates: updates.length,
        about,
        status,
        isCopy: true,
      });
    });
  }

  async function send(body: string): Promise<number | string> {
    try {
      const answer = await fetch(world.settings.SANDBOX_WEBHOOK_URL, {
        method: "POST",
        redirect: "manual",
        signal: AbortSignal.timeout(20_000),
        headers: {
          "content-type": "application/json",
          "user-agent": "facebookexternalua",
          "x-hub-signature-256": sign(body, world.settings.META_APP_SECRET),
        },
        body,
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch (error) {
      return reasonOf(error);
    }
  }

  return {
    enqueue,
    pump,
    waiting: () => world.updates.all().length,
    stop() {
      isStopped = true;
      fresh = [];
      due = [];
    },
  };
}

export const sign = (body: string, appSecret: string) =>
  `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;

/** Asks the webhook address to prove itself, as Meta does when it is set. */
export async function shakeHands({ settings }: World) {
  const challenge = String(Math.floor(Math.random() * 1e9));
  const url = new URL(settings.SANDBOX_WEBHOOK_URL);
  url.search = new URLSearchParams({
    "hub.mode": "subscribe",
    "hub.challenge": challenge,
    "hub.verify_token": settings.META_VERIFY_TOKEN,
  }).toString();
  try {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    const body = await answer.text();
    return { ok: answer.status === 200 && body === challenge, status: answer.status };
  } catch (error) {
    return { ok: false, status: reasonOf(error) };
  }
}

const reasonOf = (error: unknown) =>
  String((error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name);

/** The body Meta would post. It escapes what is not ASCII, so only the raw bytes match the signature. */
function envelope(world: World, updates: Update[]): string {
  const byAccount = new Map<string, Update[]>();
  for (const update of updates) {
    const id = accountOf(world, update);
    byAccount.set(id, [...(byAccount.get(id) ?? []), update]);
  }
  const [{ object = "whatsapp_business_account" } = {} as Update] = updates;
  const entry = [...byAccount].map(([id, own]) => ({ id, ...timeOf(own), changes: merge(own) }));
  const body = { object, entry };
  return JSON.stringify(body).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Of ad accounts Meta says when; of messages, each says so itself. */
const timeOf = ([first]: Update[]) =>
  first?.object === "ad_account" ? { time: Math.floor(first.createdAt / 1000) } : {};

function accountOf({ numbers, settings }: World, { value, accountId }: Update): string {
  const { phone_number_id } = (value.metadata ?? {}) as { phone_number_id?: string };
  return accountId ?? numbers.get(phone_number_id ?? "")?.accountId ?? settings.SANDBOX_WABA_ID;
}

type Change = { value: Content; field: string };

/** Neighbours of one kind travel in one value, as a batch of Meta's does. */
function merge(updates: Update[]): Change[] {
  const merged: Change[] = [];
  for (const { field, value } of updates) {
    const last = merged.at(-1)?.value;
    const kind = ["messages", "statuses"].find(
      (key) => Array.isArray(value[key]) && Array.isArray(last?.[key]),
    );
    const isSystem = value.contacts === undefined || last?.contacts === undefined;
    const isOfAnother = JSON.stringify(value.metadata) !== JSON.stringify(last?.metadata);
    if (!last || !kind || isSystem || isOfAnother) {
      merged.push({ value: { ...value }, field });
      continue;
    }
    last[kind] = [...(last[kind] as unknown[]), ...(value[kind] as unknown[])];
    last.contacts = [...(last.contacts as unknown[]), ...(value.contacts as unknown[])];
  }
  return merged;
}

function describe(updates: Update[]): string {
  const [{ value, field } = { value: {} as Content, field: "" }] = updates;
  const [message] = (value.messages as { type: string }[] | undefined) ?? [];
  const [status] = (value.statuses as { status: string }[] | undefined) ?? [];
  const first = message ? `message: ${message.type}` : status ? `status: ${status.status}` : field;
  return updates.length > 1 ? `${first} and ${updates.length - 1} more` : first;
}

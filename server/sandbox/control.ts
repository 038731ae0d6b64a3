/**
 * The control API: JSON over HTTP for the desk's page, for journeys and for scripts. Loopback only; whatever changes
 * something is a POST with `content-type: application/json`. A refusal is `{ "error": "a sentence" }`.
 *
 * GET  /control/phones                       every phone: id, name, waId, userId, isOnline, isOpen, isBlocked, unread …
 * POST /control/phones                       a new customer: { name, id?, country?, waId?, userId?, username?, isOnDesk? }
 * GET  /control/phones/:id                   one phone
 * GET  /control/phones/:id/messages          what the phone shows, oldest first, with status; ?everything=1 adds
 *                                            reactions, what has not arrived and what failed
 * POST /control/phones/:id/messages          the customer writes: { type: "text", text, quote?, ageSeconds?, referral? },
 *                                            or image, video, sticker, document, audio ({ data, mimeType } or the sample),
 *                                            location, contacts, reaction, tap, unsupported: see control-input.ts
 * POST /control/phones/:id/read              looks at the chat once: everything that arrived is read
 * POST /control/phones/:id/open | leave      keeps the chat open (what arrives is read at once) | goes elsewhere
 * POST /control/phones/:id/scan              { link }: scans a code, and the chat opens with its text ready
 * POST /control/phones/:id/block | unblock
 * POST /control/phones/:id/offline | online
 * POST /control/phones/:id/delete            { messageId }: deletes a message of the customer for everyone
 * POST /control/phones/:id/play              { messageId }: listens to a voice message, which is told as `played`
 * POST /control/phones/:id/stop | resume     wants no more offers | wants them again
 * POST /control/phones/:id/number            { waId }: the customer takes another number
 * GET  /control/controls                     the switches of the desk
 * POST /control/controls                     any of { failNext: { count, code }, loseAnswers, failNextAd, loseAdAnswers,
 *                                            failVideos, holdReviews, withhold, delayMs, webhookDelayMs, duplicate, reorder, batch, paused }: see controls.ts
 * GET  /control/business                     accounts, numbers and tokens, and how they are at Meta
 * POST /control/business/tokens              a new access token: { permissions?, expiresInDays? }
 * POST /control/business/token               { id, isRevoked?, permissions? }
 * POST /control/business/account             { id, isPaid?, isSubscribed? }
 * POST /control/business/number              { id, status?, quality?, nameStatus?, isRegistered?, limit?, throughput?, health? }
 * POST /control/business/review              { id, kind: "name" | "official", isApproved, reason? }: decides what waits
 * POST /control/business/automation          { id, prompts?, commands?, enable_welcome_message? }: changed there as well
 * POST /control/business/profile             { id, about?, address?, description?, email?, websites?, vertical? }: changed
 *                                            in Meta's own manager, which tells nobody
 * POST /control/business/qr-codes            { id, message?, count? } makes codes of a number in Meta's own manager;
 *                                            { id, code, message } changes one, { id, code } deletes it
 * GET  /control/ads                          ad accounts, Pages, and every campaign, ad set and ad with its status
 * POST /control/ads/review                   { id, isApproved, policy?, reason? }: decides an ad that waits (holdReviews)
 * POST /control/ads/account                  { id, status?, isPaid?, tier?, tasks?, dsaBeneficiary?, dsaPayor? }
 * POST /control/ads/page                     { id, numberId | null }: links a Page to a number, or to none
 * POST /control/ads/issue                    { id, summary | null }: something is wrong with a delivered object
 * POST /control/ads/change                   { id, status?, params? }: changed in Meta's own manager
 * POST /control/ads/deliver                  { id, impressions?, clicks?, conversations?, country?, platform?, day? }
 * GET  /control/phones/:id/feed              the ads this phone is shown
 * POST /control/phones/:id/feed              looks at them once: each is an impression
 * POST /control/phones/:id/tap               { adId, placement?: "feed" | "status" }: the chat opens as the ad says
 * POST /control/handshake                    asks the webhook address to prove itself: { ok, status }
 * POST /control/event                        { field, value }: a webhook of any other field, as it stands
 * POST /control/flood                        { count, ratePerSecond?, customers?, text? }: customers write at this rate
 * GET  /control/sends                        every send ever accepted: [{ id, phoneId, type, to, text, opaque, at, status }]
 * GET  /control/conversions                  every event the Conversions API took: [{ id, datasetId, told, times, testCode }]
 * GET  /control/log                          the last Graph calls and webhook deliveries, and how many updates wait
 * GET  /control/events                       all of the above for the page, live (SSE)
 * GET  /control/media/:id                    a file, as the page shows it
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { changeAds, tapInput, viewAds } from "./ads/control";
import { feedOf, seeFeed, tapAd } from "./ads/feed";
import { viewBusiness } from "./business";
import { changeBusiness } from "./business-control";
import {
  changeNumberInput,
  eventInput,
  floodInput,
  messageInput,
  newPhoneInput,
  scanInput,
  writeInput,
} from "./control-input";
import { controlsInput } from "./controls";
import { startFlood } from "./flood";
import { answerJson, HttpError, isSameSite, readBody } from "./http";
import { streamDesk } from "./live";
import { findMedia, readMedia } from "./media";
import type { Desk } from "./phones";
import {
  addPhone,
  changeNumber,
  deleteMessage,
  goOffline,
  goOnline,
  leaveChat,
  openChat,
  scanCode,
  setBlocked,
  setMarketing,
} from "./phones";
import { playMessage } from "./statuses";
import { viewMessage, viewMessages, viewPhone } from "./views";
import { shakeHands } from "./webhooks";
import type { Phone } from "./world";
import { getMessage, writeAs } from "./write";

const maxBodyBytes = 24 * 1024 * 1024;

export async function answerControl(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) {
  try {
    if (!isSameSite(request)) throw new HttpError(403, "Another site may not use this desk.");
    const [name = "", id, action] = url.pathname.split("/").slice(2).map(decodeURIComponent);
    if (request.method === "GET") return answerGet(desk, response, url, { name, id, action });
    if (request.method !== "POST") throw new HttpError(405, "Only GET and POST are understood here.");

    const body = await readJson(request);
    const [status, answer] = await change(desk, { name, id, action }, body);
    answerJson(response, status, answer);
  } catch (error) {
    const isBad = error instanceof z.ZodError || error instanceof URIError;
    const status = error instanceof HttpError ? error.status : isBad ? 400 : 500;
    if (status === 500) process.stderr.write(`sandbox: ${(error as Error).stack}\n`);
    const message = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    answerJson(response, status, { error: message });
  }
}

type Path = { name: string; id?: string; action?: string };

function answerGet(desk: Desk, response: ServerResponse, url: URL, { name, id, action }: Path) {
  const { world, sender } = desk;
  const json = (body: unknown) => answerJson(response, 200, body);

  switch (name) {
    case "phones": {
      if (!id) return json(world.phones.all().map((phone) => viewPhone(world, phone)));
      const phone = getPhone(desk, id);
      if (!action) return json(viewPhone(world, phone));
      if (action === "feed") return json(feedOf(world, phone));
      if (action !== "messages") break;
      return json(viewMessages(world, phone, { everything: url.searchParams.has("everything") }));
    }
    case "controls":
      return json(world.controls);
    case "business":
      return json(viewBusiness(world));
    case "ads":
      return json(viewAds(world));
    case "sends":
      return json(listSends(desk));
    case "conversions":
      return json(world.events.all());
    case "log":
      return json({ calls: world.calls, deliveries: world.deliveries, waiting: sender.waiting() });
    case "events":
      return streamDesk(world, sender, response);
    case "media":
      return answerMedia(desk, response, id ?? "");
  }
  throw new HttpError(404, `There is no ${url.pathname} here.`);
}

async function change(
  desk: Desk,
  { name, id, action }: Path,
  body: unknown,
): Promise<[status: number, body: unknown]> {
  const { world, sender } = desk;
  const where = [name, id && ":id", action].filter(Boolean).join("/");
  switch (where) {
    case "phones":
      return [201, viewPhone(world, newPhone(desk, body))];
    case "controls":
      world.setControls(controlsInput.partial().parse(body));
      sender.pump();
      return [200, world.controls];
    case "handshake":
      return [200, await shakeHands(world)];
    case "event": {
      const { field, value } = eventInput.parse(body);
      sender.enqueue(value, { phoneId: "", field });
      return [202, { field }];
    }
    case "flood":
      return [202, startFlood(desk, floodInput.parse(body))];
  }
  const changed =
    changeBusiness(desk, [name, id].join("/"), body) ?? changeAds(world, [name, id].join("/"), body);
  if (changed) return [200, changed];
  if (name !== "phones" || !id || !action) throw new HttpError(404, `There is no ${where} here.`);

  const phone = getPhone(desk, id);
  if (action === "feed") return [200, seeFeed(world, phone)];
  if (action === "messages") return [201, viewMessage(world, writeAs(desk, phone, writeInput.parse(body)))];
  act(desk, phone, action, body);
  return [200, viewPhone(world, getPhone(desk, id))];
}

function act(desk: Desk, phone: Phone, action: string, body: unknown) {
  switch (action) {
    case "read":
      openChat(desk, phone);
      return phone.isOpen || leaveChat(desk, phone);
    case "open":
      return openChat(desk, phone);
    case "tap":
      return openChat(desk, tapAd(desk, phone, tapInput.parse(body)));
    case "scan":
      return scanCode(desk, phone, scanInput.parse(body).link);
    case "leave":
      return leaveChat(desk, phone);
    case "block":
    case "unblock":
      return setBlocked(desk, phone, action === "block");
    case "offline":
      return goOffline(desk, phone);
    case "online":
      return goOnline(desk, phone);
    case "stop":
    case "resume":
      return setMarketing(desk, phone, action === "stop");
    case "play":
      return playMessage(
        desk.world,
        desk.sender,
        getMessage(desk, phone, messageInput.parse(body).messageId),
      );
    case "delete":
      return deleteMessage(desk, phone, getMessage(desk, phone, messageInput.parse(body).messageId));
    case "number":
      return changeNumber(desk, phone, changeNumberInput.parse(body).waId);
  }
  throw new HttpError(404, `A phone cannot ${action}.`);
}

function newPhone(desk: Desk, body: unknown): Phone {
  const input = newPhoneInput.parse(body);
  const phones = desk.world.phones.all();
  const isTaken = phones.some(
    ({ id, waId }) => id === input.id || (waId !== undefined && waId === input.waId),
  );
  if (isTaken) throw new HttpError(409, "Another phone has this id or number.");
  return addPhone(desk.world, input);
}

function getPhone({ world }: Desk, id: string): Phone {
  const phone = world.phones.get(id);
  if (!phone) throw new HttpError(404, `There is no phone ${id}.`);
  return phone;
}

const listSends = ({ world }: Desk) =>
  world.phones
    .all()
    .map(({ id }) => id)
    .concat("")
    .flatMap((phoneId) => world.messagesOf(phoneId))
    .filter(({ from }) => from === "business")
    .map((message) => ({
      id: message.id,
      phoneId: message.phoneId,
      type: message.type,
      to: message.to,
      text: viewMessage(world, message).text,
      opaque: message.opaque,
      at: new Date(message.at).toISOString(),
      status: message.status,
      errorCode: message.errorCode,
    }))
    .sort((one, other) => one.at.localeCompare(other.at));

function answerMedia({ world }: Desk, response: ServerResponse, id: string) {
  const media = findMedia(world, id);
  if (!media) throw new HttpError(404, "This file is gone.");
  const bytes = readMedia(world, media);
  const isShown = /^(image|audio|video)\//.test(media.mimeType);
  response.writeHead(200, {
    "content-type": isShown ? media.mimeType : "application/octet-stream",
    "content-disposition": isShown
      ? "inline"
      : `attachment; filename*=UTF-8''${encodeURIComponent(media.filename ?? id)}`,
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
  });
  response.end(bytes);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  // A page of another site cannot send this content type without asking first, and it is never allowed to.
  if (!request.headers["content-type"]?.startsWith("application/json")) {
    throw new HttpError(415, "Send application/json.");
  }
  const bytes = await readBody(request, maxBodyBytes);
  try {
    return bytes.length === 0 ? {} : JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new HttpError(400, "The body is not JSON.");
  }
}

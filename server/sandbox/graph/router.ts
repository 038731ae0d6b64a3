import type { IncomingMessage, ServerResponse } from "node:http";
import { type AdsGraph, answerAds, isAboutAds } from "../ads/router";
import type { Account, BusinessNumber, Token } from "../business";
import { answerJson, baseUrl, HttpError, readBody } from "../http";
import { traceId } from "../ids";
import { mediaPath } from "../media";
import { shakeHands } from "../webhooks";
import type { World } from "../world";
import { readBot, writeAutomation } from "./automation";
import { datasetOf, takeEvents } from "./conversions";
import { GraphError, unknownObject, unknownPath } from "./errors";
import { deleteMedia, describeMedia, downloadMedia, maxFormBytes, uploadMedia } from "./media";
import type { Graph } from "./messages";
import { sendMessage } from "./messages";
import { listNumbers, listSubscribedApps, readAccount, readNumber, registerNumber } from "./nodes";
import { applyForOfficial, readOfficial, renameNumber } from "./number-reviews";
import { asksForPricing, readPricing } from "./pricing-analytics";
import { findPicture, picturePath, readProfile, writeProfile } from "./profile";
import { deleteQrCode, findQrImage, listQrCodes, qrImagePath, readQrCode, writeQrCode } from "./qr-codes";
import { listTemplates } from "./templates";
import { authorize, debugToken, exchangeCode, requirePermission } from "./tokens";
import { beginUpload, continueUpload, tellUpload } from "./uploads";

const maxJsonBytes = 1024 * 1024;

type Call = {
  method: string;
  path: string;
  version: string;
  query: URLSearchParams;
  request: IncomingMessage;
};
type Asked = { body?: unknown; headers?: Record<string, string> };

/** Answers as graph.facebook.com would, and keeps what was asked and answered for the desk. */
export async function answerGraph(
  graph: Graph & AdsGraph,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) {
  const { world } = graph;
  const [, version = "", path = url.pathname] = url.pathname.match(/^\/(v\d+\.\d+)(\/.*)$/) ?? [];
  const call: Call = { method: request.method ?? "GET", path, version, query: url.searchParams, request };
  const asked: Asked = {};
  const at = world.now();
  const log = (status: number, answered: unknown, isUnknown = false) =>
    world.logCall({
      at,
      method: call.method,
      path: url.pathname,
      asked: asked.body,
      status,
      answered,
      isUnknown,
    });

  if (world.controls.delayMs > 0)
    await new Promise((done) => world.after(world.controls.delayMs, () => done(null)));
  const picture = url.pathname.startsWith(qrImagePath)
    ? await findQrImage(world, url.pathname)
    : url.pathname.startsWith(picturePath) && findPicture(world, url.pathname);
  if (picture) {
    response.writeHead(200, { "content-type": picture.mimeType }).end(picture.bytes);
    return;
  }
  try {
    if (!version && url.pathname !== mediaPath) throw unknownPath(url.pathname);
    const open = openPath(graph, call);
    if (open) {
      log(200, "told the app");
      return answerJson(response, 200, open, headers(version));
    }
    const token = authorize(world, request);
    if (url.pathname === mediaPath) return answerFile(graph, call, response, log);
    const isAd = isAboutAds(world, path);
    const body = await (isAd ? answerAds(graph, call, asked, token) : route(graph, call, asked, token));
    const mayBeLost = call.method === "POST" && (isAd || /\/(messages|message_qrdls|events)$/.test(path));
    const lost = isAd ? "loseAdAnswers" : "loseAnswers";
    if (mayBeLost && world.controls[lost] > 0) {
      world.setControls({ [lost]: world.controls[lost] - 1 });
      log(0, "accepted, and the answer was lost on purpose");
      response.destroy();
      return;
    }
    log(200, body);
    answerJson(response, 200, body, { ...headers(version), ...asked.headers });
  } catch (error) {
    const failure = asGraphError(error);
    const isUnknown = failure.code === 2500;
    if (isUnknown)
      process.stderr.write(`sandbox: Graph path not known here: ${call.method} ${url.pathname}\n`);
    log(failure.status, failure.body, isUnknown);
    answerJson(response, failure.status, failure.body, {
      ...headers(version),
      ...asked.headers,
      ...failure.headers,
    });
  }
}

/** What is asked with the app's own secret instead of a token. */
function openPath({ world }: Graph, { method, path, query, request }: Call): unknown {
  if (method !== "GET") return undefined;
  if (path === "/debug_token") return debugToken(world, request, query);
  if (path === "/oauth/access_token") return exchangeCode(world, query);
  return undefined;
}

async function route(graph: Graph, call: Call, asked: Asked, token: Token): Promise<unknown> {
  const { world } = graph;
  const { method, path, version, query, request } = call;
  const qrPlace = (number: BusinessNumber) => ({ world, number, base: baseUrl(request) });
  const uploaded = await upload(graph, call);
  if (uploaded) return uploaded;
  const [id = "", edge, ...more] = path.split("/").slice(1);
  const qrCodeId = edge === "message_qrdls" ? more.shift() : undefined;
  if (!/^\d+$/.test(id) || more.length > 0) throw unknownPath(path);

  const number = world.numbers.get(id);
  const account = world.accounts.get(id);
  const here = `${method} ${number ? "number" : account ? "account" : "object"}${edge ? `/${edge}` : ""}${qrCodeId ? "/one" : ""}`;
  const isMessaging = edge === "messages" || edge === "media" || here.includes("object");
  requirePermission(token, isMessaging ? "whatsapp_business_messaging" : "whatsapp_business_management");

  if (number) {
    switch (here) {
      case "POST number/messages":
        asked.body = await readJson(request);
        return sendMessage(graph, number, asked.body);
      case "POST number/media":
        return uploadMedia(
          world,
          await readBody(request, maxFormBytes),
          request.headers["content-type"] ?? "",
        );
      case "POST number/register":
        return registerNumber(world, number, await readJson(request));
      case "GET number/whatsapp_business_profile":
        return readProfile(world, number, query, baseUrl(request));
      case "POST number/whatsapp_business_profile":
        asked.body = await readJson(request);
        return writeProfile(world, number, asked.body);
      case "POST number/conversational_automation":
        asked.body = await readJson(request);
        return writeAutomation(world, number, asked.body);
      case "GET number/message_qrdls":
        return listQrCodes(qrPlace(number), query, `${baseUrl(request)}/${version}/${id}/message_qrdls`);
      case "POST number/message_qrdls":
        asked.body = await readJson(request);
        return writeQrCode(qrPlace(number), asked.body);
      case "GET number/message_qrdls/one":
        return readQrCode(qrPlace(number), qrCodeId ?? "", query);
      case "DELETE number/message_qrdls/one":
        return deleteQrCode(qrPlace(number), qrCodeId ?? "");
      case "GET number/official_business_account":
        return readOfficial(number, query);
      case "POST number/official_business_account":
        asked.body = await readJson(request);
        return applyForOfficial(world, number, asked.body);
      case "POST number":
        asked.body = await readJson(request);
        return renameNumber(world, number, query, asked.body);
      case "GET number":
        return readNumber(world, number, query);
    }
    throw unknownPath(path);
  }
  if (account) {
    switch (here) {
      case "GET account":
        if (asksForPricing(query)) return readPricing(world, account, query);
        return readAccount(world, account, query);
      case "GET account/dataset":
        return { data: [{ id: datasetOf(account), name: account.name }] };
      case "POST account/dataset":
        asked.body = await readJson(request);
        return { id: datasetOf(account) };
      case "GET account/phone_numbers":
        return listNumbers(world, account, query);
      case "GET account/message_templates":
        return listTemplates(`${baseUrl(request)}/${version}/${id}/message_templates`, query);
      case "GET account/subscribed_apps":
        return listSubscribedApps(world, account);
      case "POST account/subscribed_apps":
        asked.body = await readJson(request);
        return subscribe(graph, account, asked.body);
      case "DELETE account/subscribed_apps":
        setSubscribed(world, account, false);
        return { success: true };
    }
    throw unknownPath(path);
  }
  switch (here) {
    case "POST object/events":
      asked.body = await readJson(request);
      return takeEvents(world, token, id, asked.body);
    case "GET object": {
      const bot = readBot(world, id, query);
      if (bot) return bot;
      checkOwner(graph, call, id);
      return describeMedia(world, id, baseUrl(request));
    }
    case "DELETE object":
      checkOwner(graph, call, id);
      return deleteMedia(world, id);
  }
  // Meta says the same of an object that is not there and of one that belongs to somebody else.
  if (here.includes("object") && (edge === "messages" || edge === "media" || edge === "message_templates")) {
    throw unknownObject(method, id);
  }
  throw unknownPath(path);
}

/** Files are handed over in sessions of the app, not of a number. */
function upload({ world }: Graph, { method, path, query, request }: Call): unknown {
  const isSession = path.startsWith("/upload:");
  if (method === "POST" && path === `/${world.settings.META_APP_ID}/uploads`)
    return beginUpload(world, query);
  if (method === "GET" && isSession) return tellUpload(world, path);
  if (method === "POST" && isSession) return continueUpload(world, path, request);
  return undefined;
}

function setSubscribed(world: World, account: Account, isSubscribed: boolean) {
  world.accounts.put({ ...account, isSubscribed });
  world.changes.emit("business");
}

async function subscribe({ world }: Graph, account: Account, body: unknown) {
  if (typeof body === "object" && body !== null && "override_callback_uri" in body) {
    const message = "(#100) This sandbox posts to one webhook; override_callback_uri is not supported";
    throw new GraphError(100, { message });
  }
  const hands = await shakeHands(world);
  if (!hands.ok)
    process.stderr.write(`sandbox: the webhook did not answer the handshake (${hands.status})\n`);
  setSubscribed(world, account, true);
  return { success: true };
}

function checkOwner({ world }: Graph, { method, query }: Call, id: string) {
  const owner = query.get("phone_number_id");
  if (owner !== null && !world.numbers.get(owner)) throw unknownObject(method, id);
}

type Log = (status: number, answered: unknown) => void;

function answerFile({ world }: Graph, { query }: Call, response: ServerResponse, log: Log) {
  const file = downloadMedia(world, query);
  log(file ? 200 : 404, file ? `${file.bytes.length} bytes of ${file.mimeType}` : "expired or unknown");
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": file.mimeType, "content-length": file.bytes.length });
  response.end(file.bytes);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const bytes = await readBody(request, maxJsonBytes);
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new GraphError(100, { message: "(#100) The body must be JSON." });
  }
}

function asGraphError(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  if (error instanceof HttpError) return new GraphError(100, { message: `(#100) ${error.message}` });
  process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
  return new GraphError(131000);
}

const headers = (version: string) => ({
  "facebook-api-version": version || "v26.0",
  "x-fb-request-id": traceId(),
  "x-fb-trace-id": traceId(),
});

import { createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Token } from "../business";
import { unknownPath } from "../graph/errors";
import { baseUrl, readBody } from "../http";
import type { Content, World } from "../world";
import { adError, badParam } from "./errors";
import { beginReport, describeReport, readInsights, readReport, spentBy } from "./insights";
import { type AdLimits, countAdCall } from "./limits";
import { describeAccount, describeFile, describeObject, describePage } from "./nodes";
import { createObject, deleteObject, storeImage, updateObject } from "./objects";
import { readParams } from "./params";
import { answerPosts, isInstagram } from "./posts";
import { type Previews, preview } from "./previews";
import { minimumBudget, text } from "./rules";
import {
  customAudiences,
  estimateDelivery,
  estimateReach,
  savedAudiences,
  search,
  searchDetails,
  validateDetails,
} from "./search";
import { answerSequences } from "./sequences";
import { parentsOf } from "./status";
import { type AdAccount, type AdFile, type AdObject, instagramOf, type Level } from "./tables";
import { suggestedStills, uploadVideo } from "./videos";

export type AdsGraph = { world: World; adLimits: AdLimits; previews: Previews };

type Call = { method: string; path: string; query: URLSearchParams; request: IncomingMessage };
type Asked = { body?: unknown; headers?: Record<string, string> };

const maxBytes = 60 * 1024 * 1024;

/** Whether a path is about ads, which have their own permissions and limits. */
export function isAboutAds(world: World, path: string): boolean {
  const { ads } = world;
  const [id = "", edge = ""] = path.split("/").slice(1);
  if (
    isInstagram(world, id) ||
    /^(act_\d+|\d+_\d+)$/.test(id) ||
    id === "search" ||
    id === "me" ||
    edge === "welcome_message_sequences"
  )
    return true;
  return [ads.objects, ads.pages, ads.posts, ads.reports, ads.files].some(
    (table) => table.get(id) !== undefined,
  );
}

/** Answers a call of the Marketing API. */
export async function answerAds(graph: AdsGraph, call: Call, asked: Asked, token: Token): Promise<unknown> {
  const { world } = graph;
  const { method, path, request } = call;
  const [id = "", edge = ""] = path.split("/").slice(1);
  const bytes = await readBody(request, maxBytes);
  const params = await readParams(call.query, bytes, request.headers["content-type"]);
  asked.body =
    typeof params.bytes === "string" ? { ...params, bytes: `${params.bytes.length} letters` } : params;
  checkProof(world, token, params);
  checkPermission(token, method);
  const here = { ...graph, base: baseUrl(request) };
  const account = accountOf(world, id);
  if (account) asked.headers = countAdCall(world, graph.adLimits, account, method);
  failOnPurpose(world, edge || (method === "POST" ? "update" : "read"));

  const posts = method === "GET" ? answerPosts(here, token, path, params) : undefined;
  if (posts !== undefined) return posts;
  const what = `${method} ${edge}`.trim();
  if (id === "search") return search(params);
  if (edge === "welcome_message_sequences") return answerSequences(world, id, method, params);
  if (id === "me") return answerMe(here, token, edge, params);
  if (world.ads.pages.get(id)) return answerPage(here, token, id, what, params);
  const object = world.ads.objects.get(id);
  if (account && object) return answerObject(here, account, object, what, params);
  const file = world.ads.files.get(id);
  if (file && what === "GET") return describeFile(here, file, fieldsOf(params));
  if (file && what === "GET thumbnails") return page(suggestedStills(here, file));
  if (world.ads.reports.get(id))
    return edge === "insights" ? readReport(world, id) : describeReport(world, id);
  if (account) return answerAccount(here, account, what, params);
  throw adError(33);
}

/** Meta refuses a proof that is not this app's. */
function checkProof({ settings }: World, token: Token, { appsecret_proof }: Content) {
  if (appsecret_proof === undefined) return;
  const proof = createHmac("sha256", settings.META_APP_SECRET).update(token.id).digest("hex");
  if (appsecret_proof !== proof) throw adError(104);
}

function checkPermission({ permissions }: Token, method: string) {
  if (permissions.includes("ads_management")) return;
  if (method !== "GET") throw adError(294);
  if (!permissions.includes("ads_read")) throw adError(200);
}

function accountOf({ ads }: World, id: string): AdAccount | undefined {
  const own = id.startsWith("act_")
    ? id.slice(4)
    : (ads.objects.get(id)?.accountId ?? ads.files.get(id)?.accountId);
  const account = own === undefined ? undefined : ads.accounts.get(own);
  if (id.startsWith("act_") && !account) throw adError(33);
  return account;
}

function failOnPurpose(world: World, edge: string) {
  const { count, code, on } = world.controls.failNextAd;
  if (count === 0 || (on && on !== edge)) return;
  world.setControls({ failNextAd: { count: count - 1, code, on } });
  throw adError(code);
}

type Here = AdsGraph & { base: string };

const fieldsOf = ({ fields }: Content) => (typeof fields === "string" ? fields : undefined);
const page = (data: unknown[]) => ({ data, paging: { cursors: { before: "MAZDZD", after: "MAZDZD" } } });

function answerMe(here: Here, token: Token, edge: string, params: Content) {
  const { accounts, pages } = here.world.ads;
  const fields = fieldsOf(params);
  if (edge === "accounts") return page(pages.all().map(({ id }) => describePage(here, token, id, fields)));
  if (edge !== "adaccounts") throw unknownPath(`/me/${edge}`);
  return page(
    accounts.all().map((account) => describeAccount(here, account, fields, spentBy(here.world, account))),
  );
}

function answerPage(here: Here, token: Token, id: string, what: string, params: Content) {
  if (what === "GET") return describePage(here, token, id, fieldsOf(params));
  if (what !== "POST page_whatsapp_number_verification") throw adError(33);
  if (params.verification_code === undefined) return { success: true };
  const digits = text(params.whatsapp_number).replace(/\D/g, "");
  const number = here.world.numbers.all().find(({ displayNumber }) => displayNumber === digits);
  const known = here.world.ads.pages.get(id);
  if (!number || !known) throw badParam("whatsapp_number", "This number is not on WhatsApp");
  here.world.ads.pages.put({ ...known, numberId: number.id });
  here.world.changes.emit("ads");
  return { success: true };
}

const levels: Record<string, Level> = {
  campaigns: "campaign",
  adsets: "adset",
  adcreatives: "creative",
  ads: "ad",
};

function answerObject(here: Here, account: AdAccount, object: AdObject, what: string, params: Content) {
  const { world } = here;
  const [method, edge = ""] = what.split(" ");
  if (what === "GET") return describeObject(here, object, fieldsOf(params));
  if (what === "POST") return updateObject(world, account, object, params);
  if (what === "DELETE") return deleteObject(world, object);
  if (what === "GET insights") return readInsights(world, account, params, object);
  if (what === "GET previews" && object.level === "ad") return preview(here, account, params, object);
  const level = levels[edge];
  if (method === "GET" && level) return listObjects(here, account, level, params, object);
  throw adError(33);
}

function listObjects(here: Here, account: AdAccount, level: Level, params: Content, below?: AdObject) {
  const { world } = here;
  const all = world.ads.objects
    .all()
    .filter(
      (object) => object.level === level && object.accountId === account.id && object.status !== "DELETED",
    )
    .filter((object) => !below || parentsOf(world, object).some(({ id }) => id === below.id))
    .reverse();
  const most = Number(params.limit ?? 25);
  const from = Number(params.after ?? 0);
  const after = from + most;
  return {
    data: all.slice(from, after).map((object) => describeObject(here, object, fieldsOf(params))),
    paging: {
      cursors: { before: String(from), after: String(after) },
      ...(after < all.length && { next: `${here.base}/next` }),
    },
  };
}

function answerAccount(here: Here, account: AdAccount, what: string, params: Content): unknown {
  const { world } = here;
  const [method, edge = ""] = what.split(" ");
  const level = levels[edge];
  if (level && method === "POST") return createObject(world, account, level, params);
  if (level && method === "GET") return listObjects(here, account, level, params);
  switch (what) {
    case "GET":
      return describeAccount(here, account, fieldsOf(params), spentBy(world, account));
    case "POST adimages":
      return storeImage(world, account, Buffer.from(text(params.bytes), "base64"), "bytes");
    case "GET adimages":
      return page(filesOf(here, account, params).map((file) => describeFile(here, file, fieldsOf(params))));
    case "DELETE adimages":
      world.ads.files.remove(text(params.hash));
      return { success: true };
    case "POST advideos":
      return uploadVideo(world, account, params);
    case "GET advideos":
      return page(
        filesOf(here, account, params, "video").map((file) => describeFile(here, file, fieldsOf(params))),
      );
    case "DELETE advideos":
      world.ads.files.remove(text(params.video_id));
      return { success: true };
    case "GET generatepreviews":
      return preview(here, account, params);
    case "GET insights":
      return readInsights(world, account, params);
    case "POST insights":
      return beginReport(world, account, params);
    case "GET targetingsearch":
      return searchDetails(params);
    case "GET targetingvalidation":
      return validateDetails(params);
    case "GET reachestimate":
      return estimateReach(params);
    case "GET delivery_estimate":
      return estimateDelivery(params);
    case "GET customaudiences":
      return page(customAudiences);
    case "GET saved_audiences":
      return page(savedAudiences);
    case "GET minimum_budgets":
      return page(["EUR", "CHF", "JPY"].map((currency) => ({ currency, ...minimumBudget(currency) })));
    case "GET dsa_recommendations":
      return page([{ recommendations: world.ads.pages.all().map(({ name }) => name) }]);
    case "GET subscribed_apps":
      return page(account.isSubscribed ? [{ id: world.settings.META_APP_ID, name: "Guichet" }] : []);
    case "POST subscribed_apps":
      return setSubscribed(world, account, params, true);
    case "DELETE subscribed_apps":
      return setSubscribed(world, account, params, false);
    case "GET instagram_accounts":
      return page([instagramOf(account)]);
    case "GET promote_pages":
      return page(world.ads.pages.all().map(({ id, name }) => ({ id, name })));
  }
  throw unknownPath(`/act_${account.id}/${edge}`);
}

function setSubscribed(world: World, account: AdAccount, { app_id }: Content, isSubscribed: boolean) {
  if (app_id !== undefined && text(app_id) !== world.settings.META_APP_ID) throw adError(200);
  world.ads.accounts.put({ ...account, isSubscribed });
  return { success: true };
}

function filesOf({ world }: Here, account: AdAccount, { hashes }: Content, wanted: AdFile["kind"] = "image") {
  const files = world.ads.files
    .all()
    .filter(({ kind, accountId }) => kind === wanted && accountId === account.id);
  return Array.isArray(hashes) ? files.filter(({ id }) => hashes.includes(id)) : files;
}

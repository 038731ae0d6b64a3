import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { readMedia } from "../media";
import { samples } from "../samples";
import type { Content, World } from "../world";
import { checkCreative, type Shown, shownBy } from "./creative-rules";
import { adError, badParam } from "./errors";
import { answerDrawing } from "./posts";
import { record, text } from "./rules";
import type { AdAccount, AdObject } from "./tables";
import { answerVideo } from "./videos";

const path = "/ads/previews/";
const filePath = "/ads/files/";
/** Of the ad that a journey comes from when it names none. */
const samplePicture = "sample";
const keptMs = 24 * 3600 * 1000;

/** Drawn for a day, and of the moment: a restart forgets them. */
export type Previews = Map<string, { shown: Shown; format: string; until: number }>;

const formats =
  /^(MOBILE_FEED_STANDARD|DESKTOP_FEED_STANDARD|(FACEBOOK|INSTAGRAM)_\w+|MARKETPLACE_MOBILE|WHATSAPP_STATUS_MEDIA)$/;

type Place = { world: World; previews: Previews; base: string };

/** Draws a creative and answers with a frame around the page where it can be seen. */
export function preview(place: Place, account: AdAccount, params: Content, ad?: AdObject): Content {
  const { world, previews, base } = place;
  const format = text(params.ad_format);
  if (!formats.test(format)) throw badParam("ad_format", "Unknown ad_format");
  const creative = record(ad ? ad.params.creative : params.creative);
  const kept = creative.creative_id ? world.ads.objects.get(text(creative.creative_id)) : undefined;
  if (creative.creative_id && !kept) throw adError(2606);
  if (!kept) checkCreative(world, account, creative);
  const token = randomBytes(12).toString("base64url");
  const shown = shownBy(world, kept?.params ?? creative);
  previews.set(token, { shown, format, until: world.now() + keptMs });
  const source = `${base}${path}${token}?d=AQ&amp;t=1`;
  return {
    data: [
      {
        body: `<iframe src="${source}" width="335" height="450" scrolling="yes" style="border: none;"></iframe>`,
      },
    ],
  };
}

const escaped: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const say = (words: string | undefined) => (words ?? "").replace(/[&<>"']/g, (sign) => escaped[sign] ?? "");

function draw({ ads }: World, { shown, format }: { shown: Shown; format: string }): string {
  const name = ads.pages.get(shown.pageId)?.name;
  const picture = (hash: string | undefined) => (hash ? `<img src="${filePath}${say(hash)}" alt="">` : "");
  const film = ({ videoId, imageHash }: Shown) =>
    `<video controls playsinline preload="none" src="${filePath}${say(videoId)}" poster="${filePath}${say(imageHash)}"></video>`;
  const button = "<span>WhatsApp</span>";
  const isCarousel = shown.cards.length > 0;
  const cards = isCarousel
    ? `<div class="cards">${shown.cards
        .map(
          (card) =>
            `<figure>${picture(card.imageHash)}<figcaption><div><b>${say(card.headline)}</b>${say(card.description)}</div>${button}</figcaption></figure>`,
        )
        .join("")}</div>`
    : shown.videoId
      ? film(shown)
      : picture(shown.imageHash);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Preview</title>
<style>
body{margin:0;font:15px/1.4 system-ui,sans-serif;color:#111;background:#fff}
header{padding:12px;font-weight:600}header small{display:block;font-weight:400;color:#666}
p{margin:0;padding:0 12px 10px;white-space:pre-wrap}img,video{width:100%;display:block}
.cards{display:flex;overflow-x:auto;gap:8px;padding:0 12px}figure{margin:0;flex:0 0 70%}
footer,figcaption{display:flex;gap:12px;align-items:center;padding:12px;background:#f3f3f1}b{display:block}
footer span,figcaption span{margin-left:auto;padding:8px 12px;border-radius:6px;background:#ddd;white-space:nowrap}
</style>
<main data-format="${say(format)}"><header>${say(name)}<small>Sponsored</small></header>
<p>${say(shown.text)}</p>${cards}
${isCarousel ? "" : `<footer><div><b>${say(shown.headline)}</b>${say(shown.description)}</div>${button}</footer>`}</main></html>`;
}

const headers = (type: string) => ({
  "content-type": type,
  "content-security-policy":
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
});

/** Answers when the path is a preview, or an image of an ad. */
export function answerAdPage(
  { world, previews }: Omit<Place, "base">,
  response: ServerResponse,
  at: string,
): boolean {
  if (at.startsWith(path)) {
    const kept = previews.get(at.slice(path.length)) ?? previewOfAd(world, at.slice(path.length));
    const isGone = !kept || kept.until < world.now();
    response.writeHead(isGone ? 404 : 200, headers("text/html; charset=utf-8"));
    response.end(isGone ? "This preview is no longer there." : draw(world, kept));
    return true;
  }
  if (!at.startsWith(filePath)) return false;
  if (at === `${filePath}${samplePicture}`) {
    const { bytes, mimeType } = samples.photo();
    response.writeHead(200, headers(mimeType)).end(bytes);
    return true;
  }
  if (answerDrawing(response, at.slice(filePath.length))) return true;
  if (answerVideo(world, response, at.slice(filePath.length))) return true;
  const file = world.ads.files.get(at.slice(filePath.length));
  const media = file?.kind === "image" ? world.media.get(file.mediaId) : undefined;
  if (media) response.writeHead(200, headers(media.mimeType)).end(readMedia(world, media));
  else response.writeHead(404).end();
  return true;
}

function previewOfAd(world: World, id: string) {
  const ad = world.ads.objects.get(id);
  const creative =
    ad?.level === "ad" ? world.ads.objects.get(text(record(ad.params.creative).creative_id)) : undefined;
  return (
    creative && {
      shown: shownBy(world, creative.params),
      format: "MOBILE_FEED_STANDARD",
      until: Number.MAX_VALUE,
    }
  );
}

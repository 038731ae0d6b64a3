import { randomBytes } from "node:crypto";
import { HttpError } from "../http";
import type { Content, Phone, World } from "../world";
import { changePhone } from "../world";
import { shownBy, type Welcome } from "./creative-rules";
import { countAd } from "./insights";
import { inZone } from "./nodes";
import { record, text } from "./rules";
import { reaches } from "./search";
import { effectiveStatus, parentsOf } from "./status";
import type { AdObject } from "./tables";

export type FeedAd = {
  id: string;
  page: string;
  text: string;
  headline: string;
  description?: string;
  imagePath?: string;
  videoPath?: string;
  cards: { headline: string; description?: string; imagePath?: string }[];
};

/** What stands ready in a chat that an ad opened. */
export type AdWelcome = Welcome & { adId: string };

const filePath = (hash: string | undefined) => hash && `/ads/files/${hash}`;

/** The ads a phone is shown: active, in time, and meant for its country. */
export function feedOf(world: World, { country }: Phone): FeedAd[] {
  return world.ads.objects
    .all()
    .filter((object) => object.level === "ad" && isShown(world, object, country))
    .map((ad) => {
      const shown = shownOf(world, ad);
      return {
        id: ad.id,
        page: world.ads.pages.get(shown.pageId)?.name ?? "",
        text: shown.text,
        headline: shown.headline,
        description: shown.description,
        imagePath: filePath(shown.imageHash),
        videoPath: filePath(shown.videoId),
        cards: shown.cards.map(({ imageHash, ...card }) => ({ ...card, imagePath: filePath(imageHash) })),
      };
    });
}

const shownOf = (world: World, ad: AdObject) =>
  shownBy(world, world.ads.objects.get(text(record(ad.params.creative).creative_id))?.params ?? {});

function isShown(world: World, ad: AdObject, country: string): boolean {
  if (effectiveStatus(world, ad) !== "ACTIVE") return false;
  const [adSet] = parentsOf(world, ad);
  if (!adSet || !reaches(record(adSet.params.targeting), country)) return false;
  const { start_time, end_time } = adSet.params;
  const now = world.now();
  if (start_time && Date.parse(text(start_time)) > now) return false;
  if (end_time && Date.parse(text(end_time)) <= now) return false;
  return isInDayPart(world, adSet, now);
}

function isInDayPart(world: World, { params, accountId }: AdObject, now: number): boolean {
  const parts = Array.isArray(params.adset_schedule) ? params.adset_schedule.map(record) : [];
  if (parts.length === 0) return true;
  const at = inZone(now, world.ads.accounts.get(accountId)?.timeZone ?? "UTC");
  const minute = Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16));
  const day = new Date(`${at.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return parts.some(
    ({ days, start_minute, end_minute }) =>
      Array.isArray(days) &&
      days.includes(day) &&
      minute >= Number(start_minute) &&
      minute < Number(end_minute),
  );
}

/** The customer scrolls through the feed once: every ad in it was seen. */
export function seeFeed(world: World, phone: Phone): FeedAd[] {
  const feed = feedOf(world, phone);
  for (const { id } of feed) {
    const ad = world.ads.objects.get(id);
    if (ad) countAd(world, ad, { impressions: 1, country: phone.country, phoneId: phone.id });
  }
  return feed;
}

type Desk = { world: World; url: string };
export type Tap = { adId: string; placement: "feed" | "status" };

/** The customer taps an ad. Its text stands ready in the chat, and the next message says where it came from. */
export function tapAd({ world, url }: Desk, phone: Phone, { adId, placement }: Tap): Phone {
  const ad = world.ads.objects.get(adId);
  if (!ad || !feedOf(world, phone).some(({ id }) => id === adId)) {
    throw new HttpError(409, `${phone.name} does not see this ad.`);
  }
  const shown = shownOf(world, ad);
  const place = placement === "status" ? { platform: "whatsapp", position: "status" } : {};
  countAd(world, ad, { clicks: 1, country: phone.country, phoneId: phone.id, ...place });
  return changePhone(world, phone, {
    prefilled: shown.welcome.prefilled,
    adWelcome: { ...shown.welcome, adId },
    adReferral: referralOf({ world, url }, ad, placement),
  });
}

function referralOf({ world, url }: Desk, ad: AdObject, placement: Tap["placement"]): Content {
  const shown = shownOf(world, ad);
  const picture = shown.imageHash ?? shown.cards[0]?.imageHash;
  const image = picture && `${url}${filePath(picture)}`;
  return {
    source_url: `https://fb.me/${randomBytes(6).toString("base64url")}`,
    source_id: ad.id,
    source_type: "ad",
    headline: shown.headline || shown.cards[0]?.headline,
    body: shown.text,
    ...(shown.videoId
      ? { media_type: "video", video_url: `${url}${filePath(shown.videoId)}`, thumbnail_url: image }
      : image && { media_type: "image", image_url: image }),
    // Meta leaves the click out of what comes from a status.
    ...(placement === "feed" && { ctwa_clid: `ARA${randomBytes(48).toString("base64url")}` }),
    welcome_message: { text: shown.welcome.greeting },
  };
}

/** Counts a message that a customer wrote out of an ad: the first one begins a conversation, the second makes it a deep one. */
export function countFromAd(world: World, phone: Phone, referral: Content | undefined) {
  const adId = text(referral?.source_id) || phone.lastAd?.adId;
  const ad = adId ? world.ads.objects.get(adId) : undefined;
  if (!ad) return;
  const written = referral ? 1 : (phone.lastAd?.written ?? 0) + 1;
  const platform = referral && !referral.ctwa_clid ? { platform: "whatsapp", position: "status" } : {};
  changePhone(world, phone, { lastAd: { adId: ad.id, written } });
  if (written > 2) return;
  countAd(world, ad, {
    ...(written === 1 ? { conversations: 1 } : { deep: 1 }),
    country: phone.country,
    ...platform,
  });
}

import { z } from "zod";
import { type GraphResult, isLoopback } from "../client";
import { actOf, callMarketing, type OnAccount } from "./call";
import { type CreativeSpec, creativeParams } from "./creative";

/** The places an ad is worth looking at, of the 76 that Meta can draw. */
export const previewFormats = [
  "MOBILE_FEED_STANDARD",
  "DESKTOP_FEED_STANDARD",
  "FACEBOOK_STORY_MOBILE",
  "FACEBOOK_REELS_MOBILE",
  "INSTAGRAM_STANDARD",
  "INSTAGRAM_STORY",
  "INSTAGRAM_REELS",
  "MARKETPLACE_MOBILE",
  "WHATSAPP_STATUS_MEDIA",
] as const;
export type PreviewFormat = (typeof previewFormats)[number];

const previews = z.object({ data: z.array(z.object({ body: z.string() })) });

/**
 * How Meta draws an ad, as the address of a page to frame. Only the address is taken out of the markup Meta sends, which is
 * never put into a page of ours; it opens for about a day.
 */
const addressOf = (result: GraphResult<z.infer<typeof previews>>): GraphResult<string | undefined> => {
  if (!result.ok) return result;
  const source = /<iframe[^>]*\ssrc="([^"]+)"/i.exec(result.value.data[0]?.body ?? "")?.[1];
  const url = URL.parse(source?.replaceAll("&amp;", "&") ?? "");
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url));
  return { ...result, value: isSafe ? url?.href : undefined };
};

type Wanted = OnAccount & { format: PreviewFormat; locale?: string };

/** Draws an ad that exists nowhere yet. */
export const previewCreative = async ({
  accountId,
  token,
  format,
  locale,
  spec,
}: Wanted & { spec: CreativeSpec }) =>
  addressOf(
    await callMarketing({
      method: "GET",
      path: `${actOf(accountId)}/generatepreviews`,
      accountId,
      token,
      params: { creative: creativeParams(spec), ad_format: format, ...(locale && { locale }) },
      answer: previews,
    }),
  );

/** Draws an ad that is at Meta. */
export const previewAd = async ({ accountId, token, format, locale, adId }: Wanted & { adId: string }) =>
  addressOf(
    await callMarketing({
      method: "GET",
      path: `${adId}/previews`,
      accountId,
      token,
      params: { ad_format: format, ...(locale && { locale }) },
      answer: previews,
    }),
  );

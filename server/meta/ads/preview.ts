import { z } from "zod";
import { env } from "@/server/env";
import { adPreviewOrigins } from "@/server/security-headers";
import type { GraphResult } from "../client";
import { actOf, callMarketing, type OnAccount } from "./call";
import { creativeParams, type ShownSpec } from "./creative";
import type { PreviewFormat } from "./preview-formats";

const previews = z.object({ data: z.array(z.object({ body: z.string() })) });

/**
 * How Meta draws an ad, as the address of a page to frame. Only the address is taken out of the markup Meta sends, which is
 * never put into a page of ours, and only one of Meta's own hosts is an address to frame. It opens for about a day.
 */
const addressOf = (result: GraphResult<z.infer<typeof previews>>): GraphResult<string | undefined> => {
  if (!result.ok) return result;
  const source = /<iframe[^>]*\ssrc="([^"]+)"/i.exec(result.value.data[0]?.body ?? "")?.[1];
  const url = URL.parse(source?.replaceAll("&amp;", "&") ?? "");
  const isMetas = url && adPreviewOrigins(env.META_GRAPH_URL).includes(url.origin);
  return { ...result, value: isMetas ? url.href : undefined };
};

type Wanted = OnAccount & { format: PreviewFormat; locale?: string };

/** Draws an ad that exists nowhere yet. Nobody sees its greeting there, so it may still be missing. */
export const previewCreative = async ({
  accountId,
  token,
  format,
  locale,
  spec,
}: Wanted & { spec: ShownSpec }) =>
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

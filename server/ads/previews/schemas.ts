import { z } from "zod";
import { type PreviewFormat, previewFormats } from "../../meta/ads/preview-formats";
import type { CampaignForm } from "../drafts/schemas";
import { draftInput } from "../drafts/schemas";
import { mostVariants } from "../variants/schemas";

export const previewInput = draftInput.extend({
  format: z.enum(previewFormats),
  /** Which of several ads. */
  number: z.number().int().min(1).max(mostVariants).default(1),
});
export type PreviewInput = z.output<typeof previewInput>;

const of = (platform: string) => (format: PreviewFormat) => {
  if (format.startsWith("INSTAGRAM")) return platform === "instagram";
  return format === "WHATSAPP_STATUS_MEDIA" ? platform === "whatsapp" : platform === "facebook";
};

/** The places where this ad may stand and that Meta draws, the most usual one first. */
export function formatsFor(
  form: Pick<CampaignForm, "isPlacedByMeta" | "platforms">,
  { hasInstagram }: { hasInstagram: boolean },
): PreviewFormat[] {
  const platforms: string[] = form.isPlacedByMeta ? ["facebook", "instagram", "whatsapp"] : form.platforms;
  return platforms
    .filter((platform) => platform !== "instagram" || hasInstagram)
    .flatMap((platform) => previewFormats.filter(of(platform)));
}

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

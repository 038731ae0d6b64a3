/** What the console takes; the picture is kept as JPEG, no wider or higher than Meta shows it. */
export const adPictureTypes = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"] as const;
export const largestAdPictureBytes = 20 * 1024 * 1024;
export const smallestAdPicture = 500;
export const largestAdPicture = 2048;

import { z } from "zod";

/** The containers that Meta recommends and every browser's file dialog knows. */
export const adVideoTypes = ["video/mp4", "video/quicktime"] as const;

/** Meta takes 4 GB; ours is kept in the database as well, which more than this would burden. */
export const largestAdVideoBytes = 1024 * 1024 * 1024;

export const adVideoInput = z.object({ connectionId: z.uuid(), adVideoId: z.uuid() });
export type AdVideoInput = z.output<typeof adVideoInput>;

export const stillInput = adVideoInput.extend({ number: z.number().int().min(1).max(50) });
export type StillInput = z.output<typeof stillInput>;

import { z } from "zod";
import { defineJob } from "@/server/queue";

/** A picture that cannot be had after these attempts is asked for again when the ad brings the next customer. */
export const fetchPictureJob = defineJob("ads.fetchPicture", z.object({ pictureId: z.uuid() }), {
  maxAttempts: 5,
});

import { z } from "zod";
import { defineJob } from "../queue";

/** Meta keeps a file for 7 days; twelve attempts with back-off span about an hour and a half. */
export const fetchMediaJob = defineJob("media.fetch", z.object({ mediaId: z.uuid() }));

import { reactJob } from "../events";
import { fetchMedia } from "../messaging/fetch-media";
import { fetchMediaJob } from "../messaging/fetch-media-job";
import { on } from "./on";
import { react } from "./reactions";

/** Which verb does which job. */
export const handlers = [on(reactJob, react), on(fetchMediaJob, fetchMedia)];

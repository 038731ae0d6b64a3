import { setTimeout as pause } from "node:timers/promises";
import { asWorker, closeDatabase, systemCtx } from "../../context";
import { claimJobs, finishJob, postponeJob } from "../../queue";
import { handOverVideoJob } from "../videos/hand-over-job";
import { handOverVideo } from "../videos/hand-over-video";
import { publish } from "./publish";
import { publishJob } from "./publish-job";

/** For tests that kill it: a worker that publishes and does nothing else, until nothing is left to publish. */
for (;;) {
  const [job] = await claimJobs(1, { only: [publishJob.name, handOverVideoJob.name] });
  if (!job) break;
  const ctx = systemCtx(job.workspaceId);
  const later =
    job.name === publishJob.name
      ? await publish(ctx, publishJob.payload.parse(job.payload))
      : await handOverVideo(ctx, handOverVideoJob.payload.parse(job.payload));
  if (later) {
    await postponeJob(job, { ...later, runAt: new Date() });
    await pause(50);
  } else await asWorker((db) => finishJob(db, job));
}
await closeDatabase();

import { asWorker, closeDatabase, systemCtx } from "../../context";
import { claimJobs, finishJob, postponeJob } from "../../queue";
import { publish } from "./publish";
import { publishJob } from "./publish-job";

/** For tests that kill it: a worker that publishes and does nothing else, until nothing is left to publish. */
for (;;) {
  const [job] = await claimJobs(1, { only: [publishJob.name] });
  if (!job) break;
  const later = await publish(systemCtx(job.workspaceId), publishJob.payload.parse(job.payload));
  if (later) await postponeJob(job, { ...later, runAt: new Date() });
  else await asWorker((db) => finishJob(db, job));
}
await closeDatabase();

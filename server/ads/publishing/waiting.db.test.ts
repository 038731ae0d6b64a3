import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { publications } from "@/db/schema/publishing";
import { asWorker, systemCtx } from "../../context";
import { startSandboxProcess } from "../../meta/ads/testing-sandbox";
import { claimJobs, finishJob, postponeJob } from "../../queue";
import { createAdConnection, createAdPicture, createAdVideo, createDraft, wholeForm } from "../testing";
import { publish } from "./publish";
import { publishJob } from "./publish-job";
import { startPublishing } from "./start-publishing";

const token = "EAAtoken-of-the-waiting";
let sandbox: Awaited<ReturnType<typeof startSandboxProcess>>;

beforeAll(async () => {
  sandbox = await startSandboxProcess(token);
  process.env.META_GRAPH_URL = sandbox.url;
}, 120_000);
afterAll(() => sandbox?.close());

test("a launch that waits for its video lets the other launches of the ad account go first", async () => {
  const { id: workspaceId } = await createWorkspace();
  const noor = await createMember(workspaceId, "Noor", ["marketer"]);
  const account = { adAccountId: "880000000000001", pageId: "104880000000001", token };
  const { id: connectionId } = await createAdConnection(noor, account);
  const { id: adPictureId } = await createAdPicture(noor);
  const { id: adVideoId } = await createAdVideo(noor);
  const film = wholeForm({ name: "Film", format: "video", adPictureId, adVideoId });
  for (const form of [film, wholeForm({ name: "Loaf", adPictureId })]) {
    const { id: draftId } = await createDraft(noor, { connectionId, form });
    await startPublishing(as(noor), { draftId, version: 1 });
  }
  const done: string[] = [];
  for (let turn = 0; turn < 2; turn++) {
    const [job] = await claimJobs(1, { only: [publishJob.name] });
    if (!job) break;
    const { publicationId } = publishJob.payload.parse(job.payload);
    const later = await publish(systemCtx(workspaceId), { publicationId });
    if (later) await postponeJob(job, later);
    else await asWorker((db) => finishJob(db, job));
    const [made] = await ownerDb().select().from(publications).where(eq(publications.id, publicationId));
    done.push(`${made?.form.name}: ${made?.state}`);
  }
  expect(done[0]).toBe("Film: running");
  expect(done[1]).toMatch(/^Loaf/);
  const left = await ownerDb().select().from(jobs).where(eq(jobs.name, publishJob.name));
  expect(left.filter(({ workspaceId: of }) => of === workspaceId).length).toBeGreaterThan(0);
});

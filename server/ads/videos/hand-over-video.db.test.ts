import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { adVideoHandovers } from "@/db/schema/ad-videos";
import { adPictures } from "@/db/schema/ads";
import { inTransaction, systemCtx } from "../../context";
import { startSandboxProcess } from "../../meta/ads/testing-sandbox";
import { createAdConnection, createAdVideo, film } from "../testing";
import { getVideoState } from "./get-video-state";
import { handOverVideo } from "./hand-over-video";
import { suggestStills, takeStill } from "./stills";
import { handOverAgain, wantVideo } from "./want-video";

const token = "EAAtoken-of-the-films";
let sandbox: Awaited<ReturnType<typeof startSandboxProcess>>;

beforeAll(async () => {
  sandbox = await startSandboxProcess(token);
  process.env.META_GRAPH_URL = sandbox.url;
}, 120_000);
afterAll(() => sandbox?.close());

const control = (change: Record<string, unknown>) =>
  fetch(`${sandbox.url}/control/controls`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(change),
  });

async function choose(bytes = film()) {
  const workspace = await createWorkspace();
  const noor = await createMember(workspace.id, "Noor", ["marketer"]);
  const account = { adAccountId: "880000000000001", pageId: "104880000000001", token };
  const { id: connectionId } = await createAdConnection(noor, account);
  const { id: adVideoId } = await createAdVideo(noor, { bytes, fileName: `${connectionId}.mp4` });
  const which = { connectionId, adVideoId };
  const ctx = systemCtx(workspace.id);
  await inTransaction(ctx, (ctx) => wantVideo(ctx, which));
  return { noor, ctx, which };
}
type Chosen = Awaited<ReturnType<typeof choose>>;

/** Goes on as a worker would, until there is nothing more to do. */
async function work({ ctx, which }: Chosen) {
  for (;;) {
    const later = await handOverVideo(ctx, which);
    if (!later) return getVideoState(ctx, which);
    await pause(Math.min(500, Math.max(0, later.runAt.getTime() - Date.now())));
  }
}

async function atMeta(title: string): Promise<unknown[]> {
  const answer = await fetch(`${sandbox.url}/v26.0/act_880000000000001/advideos?fields=id,title`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { data } = (await answer.json()) as { data: { title: string }[] };
  return data.filter((one) => one.title === title);
}

test("a video is ready once Meta has it and has prepared it, and then offers stills to choose from", async () => {
  const chosen = await choose();
  expect(await getVideoState(chosen.ctx, chosen.which)).toMatchObject({ state: "sending", percent: 0 });
  expect(await suggestStills(chosen.ctx, chosen.which)).toEqual([]);
  expect(await work(chosen)).toMatchObject({ state: "ready", failure: null });
  const stills = await suggestStills(chosen.ctx, chosen.which);
  expect(stills).toHaveLength(3);
  expect(stills[0]).toMatch(/^data:image\/jpeg;base64,/);
  const { adPictureId } = await takeStill(as(chosen.noor), { ...chosen.which, number: 2 });
  const [still] = await ownerDb().select().from(adPictures).where(eq(adPictures.id, adPictureId));
  expect(still).toMatchObject({ width: 720, height: 720 });
});

test("between two parts of a video others have their turn", async () => {
  const { ctx, which } = await choose();
  const percents = new Set<number | null>();
  for (;;) {
    expect(await handOverVideo(ctx, which)).toMatchObject({ countsAsAttempt: false });
    const { state, percent } = await getVideoState(ctx, which);
    if (state !== "sending") break;
    percents.add(percent);
  }
  expect([...percents]).toEqual([0, 33, 66, 100]);
});

test("a worker that did not hear of the end looks whether there is a video, and makes no second one", async () => {
  const chosen = await choose();
  await work(chosen);
  // The answer to the end was lost with the worker.
  await ownerDb()
    .update(adVideoHandovers)
    .set({ finishedAt: null, readyAt: null })
    .where(eq(adVideoHandovers.adVideoId, chosen.which.adVideoId));
  expect(await work(chosen)).toMatchObject({ state: "ready" });
  expect(await atMeta(`${chosen.which.connectionId}.mp4`)).toHaveLength(1);
});

test("a video that Meta cannot prepare says why, and may be handed over again", async () => {
  await control({ failVideos: 1 });
  const chosen = await choose();
  const failed = await work(chosen);
  expect(failed).toMatchObject({
    state: "refused",
    failure: { key: "adsVideoRefused", field: "adPictureId", words: expect.stringContaining("codec") },
  });
  await handOverAgain(as(chosen.noor), chosen.which);
  expect(await work(chosen)).toMatchObject({ state: "ready", failure: null });
});

test("a limit of Meta's is waited for, and what it refuses for good is not asked again", async () => {
  const chosen = await choose();
  await control({ failNextAd: { count: 1, code: 1487742, on: "advideos" } });
  expect(await handOverVideo(chosen.ctx, chosen.which)).toMatchObject({ countsAsAttempt: false });
  await control({ failNextAd: { count: 1, code: 6000, on: "advideos" } });
  expect(await work(chosen)).toMatchObject({ state: "refused", failure: { code: 6000 } });
  expect(await handOverVideo(chosen.ctx, chosen.which)).toBeUndefined();
});

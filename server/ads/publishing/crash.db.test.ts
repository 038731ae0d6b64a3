import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { eq, sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { adSets, ads, campaigns } from "@/db/schema/ads";
import { jobs } from "@/db/schema/hall";
import { publicationSteps, publications, type StepName } from "@/db/schema/publishing";
import { startSandboxProcess } from "../../meta/ads/testing-sandbox";
import type { CampaignForm } from "../drafts/schemas";
import { createAdConnection, createAdPicture, createAdVideo, createDraft, wholeForm } from "../testing";
import { blankVariant } from "../variants/schemas";
import { startPublishing } from "./start-publishing";
import { partsOf, planOf } from "./steps";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const token = "EAAtoken-of-the-crash-test";
const account = "880000000000001";
const pageId = "104880000000001";

let sandbox: Awaited<ReturnType<typeof startSandboxProcess>>;
let between: Server;
/** At which write the worker is killed: before Meta hears of it, or before the worker hears the answer. */
type Fate = { isAt: (write: string) => boolean; moment: "before" | "after" };
let fate: Fate | undefined;
let worker: ChildProcess | undefined;

const node = (file: string, env: Record<string, string>) =>
  spawn(process.execPath, ["--import", "tsx", join(root, file)], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });

/** What a write is about, so that it is known again when it is sent once more. */
function nameOf(url: string, body: Buffer): string {
  const { pathname, searchParams } = new URL(url, "http://meta");
  const isJson = body[0] === "{".charCodeAt(0);
  const said = { ...Object.fromEntries(searchParams), ...(isJson && JSON.parse(body.toString("utf8"))) };
  return [pathname, said.upload_phase, said.start_offset].join(" ");
}

beforeAll(async () => {
  sandbox = await startSandboxProcess(token);
  between = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const isWrite = request.method === "POST";
    const isFatal = isWrite && fate?.isAt(nameOf(request.url ?? "", Buffer.concat(parts))) === true;
    if (isFatal && fate?.moment === "before") return void worker?.kill("SIGKILL");
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => /^(authorization|content-type)$/.test(name)),
    ) as Record<string, string>;
    const answer = await fetch(`${sandbox.url}${request.url}`, {
      method: request.method,
      headers,
      body: isWrite ? Buffer.concat(parts) : undefined,
    });
    const body = await answer.text();
    if (isFatal) return void worker?.kill("SIGKILL");
    response.writeHead(answer.status, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((listening) => between.listen(0, "127.0.0.1", listening));
}, 120_000);

afterAll(() => {
  worker?.kill("SIGKILL");
  sandbox?.close();
  between?.closeAllConnections();
  between?.close();
});

/** Lets a worker run until it ends by itself or is killed; returns whether it was killed. */
async function runWorker(its: Fate | undefined): Promise<boolean> {
  fate = its;
  const { port } = between.address() as AddressInfo;
  worker = node("server/ads/publishing/testing-launcher.ts", { META_GRAPH_URL: `http://127.0.0.1:${port}` });
  const [, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((ended) =>
    worker!.once("exit", (...how) => ended(how)),
  );
  return signal === "SIGKILL";
}

/** The dead worker's lease ends, and Meta's lists have had time to show what it took. */
async function letTimePass() {
  await ownerDb().update(jobs).set({ claimedUntil: null, runAt: sql`now()` });
  await ownerDb()
    .update(publicationSteps)
    .set({ sentAt: sql`sent_at - interval '30 seconds'` })
    .where(sql`done_at is null and sent_at is not null`);
}

async function atMeta(path: string, fields = "id,name"): Promise<Record<string, string>[]> {
  const answer = await fetch(`${sandbox.url}/v26.0/act_${account}/${path}?fields=${fields}&limit=200`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await answer.json()) as { data: Record<string, string>[] }).data;
}

async function openAccount() {
  const { id: workspaceId } = await createWorkspace();
  const noor = await createMember(workspaceId, "Noor", ["marketer"]);
  const { id: connectionId } = await createAdConnection(noor, { adAccountId: account, pageId, token });
  return { workspaceId, noor, connectionId };
}
type Account = Awaited<ReturnType<typeof openAccount>>;

async function launch({ noor, connectionId }: Account, form: CampaignForm): Promise<{ draftId: string }> {
  const { id: draftId } = await createDraft(noor, { connectionId, form });
  await startPublishing(as(noor), { draftId, version: 1 });
  return { draftId };
}

async function launchTwoAds(name: string) {
  const account = await openAccount();
  const { noor, workspaceId } = account;
  const [adPictureId, ...others] = await Promise.all(
    ["#135", "#531", "#351"].map(async (background) => {
      const image = sharp({ create: { width: 600, height: 600, channels: 3, background } });
      return (await createAdPicture(noor, await image.jpeg().toBuffer())).id;
    }),
  );
  const cards = others.map((adPictureId, at) => {
    return { key: `card-${at}`, adPictureId, headline: `Loaf ${at}`, description: "" };
  });
  const { primaryText } = wholeForm();
  const form = wholeForm({
    name,
    adPictureId,
    variants: [{ ...blankVariant, format: "carousel", primaryText, cards }],
  });
  return { workspaceId, ...(await launch(account, form)), plan: planOf(form) };
}

async function launchVideo(name: string) {
  const account = await openAccount();
  const { noor, workspaceId } = account;
  const still = sharp({ create: { width: 600, height: 600, channels: 3, background: "#246" } });
  const { id: adPictureId } = await createAdPicture(noor, await still.jpeg().toBuffer());
  const { id: adVideoId } = await createAdVideo(noor, { fileName: `${name}.mp4` });
  return {
    workspaceId,
    ...(await launch(account, wholeForm({ name, format: "video", adPictureId, adVideoId }))),
  };
}

/** A lost answer to these is not looked for at Meta: asked again, they change nothing. */
const repeated = ["image", "startAd", "startAdSet"];

/** The write of this boundary; what was cut off before it is asked for again first, and passes. */
const boundaryAfter = (moment: Fate["moment"], previous: StepName | undefined): Fate => {
  const isAgain = previous && (moment === "before" || repeated.includes(partsOf(previous).kind));
  let passing = isAgain ? 1 : 0;
  return { moment, isAt: () => passing-- === 0 };
};

/** What there is at Meta by this name, and how our own rows of it stand. */
async function expectMadeOnce(
  name: string,
  { draftId, workspaceId }: { draftId: string; workspaceId: string },
  adNames: string[],
) {
  const [publication] = await ownerDb().select().from(publications).where(eq(publications.draftId, draftId));
  expect(publication).toMatchObject({ state: "published", failure: null });
  const named = async (edge: string) =>
    (await atMeta(edge)).flatMap((one) => one.name ?? []).filter((one) => one.startsWith(name));
  expect(await named("campaigns")).toEqual([name]);
  expect(await named("adsets")).toEqual([name]);
  expect((await named("ads")).sort()).toEqual(adNames);
  expect(await named("adcreatives")).toHaveLength(adNames.length);
  for (const [table, count] of [
    [campaigns, 1],
    [adSets, 1],
    [ads, adNames.length],
  ] as const) {
    const rows = await ownerDb().select().from(table).where(eq(table.workspaceId, workspaceId));
    expect(rows.map(({ status }) => status)).toEqual(Array(count).fill("ACTIVE"));
  }
}

test.each(["before", "after"] as const)(
  "killed at every write, %s Meta's answer, a picture and a carousel make one campaign, one ad set and each ad once",
  { timeout: 900_000 },
  async (moment) => {
    const name = `Crash ${moment}`;
    const { plan, ...launched } = await launchTwoAds(name);
    for (const [at, step] of plan.entries()) {
      const wasKilled = await runWorker(boundaryAfter(moment, plan[at - 1]));
      expect(wasKilled, `at the step ${step}`).toBe(true);
      await letTimePass();
    }
    expect(await runWorker(undefined)).toBe(false);
    await expectMadeOnce(name, launched, [`${name} · A`, `${name} · B`]);
  },
);

/** Each write to Meta once: of a video also its beginning, each part and its end. */
const writesOfVideo = ["campaign", "ad set", "start", "part 1", "part 2", "part 3", "finish", "still"].concat(
  [...["creative", "ad", "start the ad", "start the ad set", "start the campaign"]],
);

test.each(["before", "after"] as const)(
  "killed at every write, %s Meta's answer, a video is handed over once, and advertised by one ad",
  { timeout: 900_000 },
  async (moment) => {
    const name = `Film ${moment}`;
    const launched = await launchVideo(name);
    const killed = new Set<string>();
    const isAt = (write: string) => !killed.has(write) && Boolean(killed.add(write));
    while (await runWorker({ moment, isAt })) await letTimePass();
    expect(killed.size).toBe(writesOfVideo.length);
    await expectMadeOnce(name, launched, [name]);
    const videos = await atMeta("advideos", "id,title");
    expect(videos.filter(({ title }) => title === `${name}.mp4`)).toHaveLength(1);
  },
);

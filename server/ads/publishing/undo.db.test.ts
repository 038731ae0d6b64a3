import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { publications } from "@/db/schema/publishing";
import { systemCtx } from "../../context";
import { startSandboxProcess } from "../../meta/ads/testing-sandbox";
import { createAdConnection, createAdPicture, createDraft, wholeForm } from "../testing";
import { publish } from "./publish";
import { continuePublishing, startPublishing, undoPublishing } from "./start-publishing";

const token = "EAAtoken-of-the-undo-test";
const account = "880000000000001";
const pageId = "104880000000001";

let sandbox: Awaited<ReturnType<typeof startSandboxProcess>>;
/** What happens to the next writes: `lost` is done, and the answer never comes. */
let fates: ("passes" | "lost" | "limit" | "refused")[] = [];
const between = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const isWrite = request.method !== "GET" && !request.url?.includes("adimages");
  const fate = isWrite ? fates.shift() : undefined;
  const refuse = (error: object, headers = {}) =>
    response
      .writeHead(400, { "content-type": "application/json", ...headers })
      .end(JSON.stringify({ error }));
  if (fate === "limit") {
    const usage = JSON.stringify({ acc_id_util_pct: 100, reset_time_duration: 300 });
    return refuse({ code: 17, error_subcode: 2446079, message: "Limit" }, { "x-ad-account-usage": usage });
  }
  if (fate === "refused") return refuse({ code: 100, error_subcode: 1885272, message: "Too low" });
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => /^(authorization|content-type)$/.test(name)),
  ) as Record<string, string>;
  const answer = await fetch(`${sandbox.url}${request.url}`, {
    ...{ method: request.method, headers },
    body: request.method === "POST" ? Buffer.concat(parts) : undefined,
  });
  const body = await answer.text();
  if (fate === "lost") return response.destroy();
  response.writeHead(answer.status, { "content-type": "application/json" }).end(body);
});

beforeAll(async () => {
  sandbox = await startSandboxProcess(token);
  await new Promise<void>((listening) => between.listen(0, "127.0.0.1", listening));
  process.env.META_GRAPH_URL = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
}, 120_000);
afterAll(() => {
  sandbox?.close();
  between.closeAllConnections();
  between.close();
});

let ran = 0;
/** A campaign that was asked for. */
async function start() {
  const name = `Bread ${++ran} ${Date.now().toString(36)}`;
  const workspace = await createWorkspace();
  const noor = await createMember(workspace.id, "Noor", ["marketer"]);
  const { id: connectionId } = await createAdConnection(noor, { adAccountId: account, pageId, token });
  const image = await sharp({ create: { width: 600, height: 600, channels: 3, background: "#135" } })
    .jpeg()
    .toBuffer();
  const { id: adPictureId } = await createAdPicture(noor, image);
  const { id: draftId } = await createDraft(noor, { connectionId, form: wholeForm({ name, adPictureId }) });
  await startPublishing(as(noor), { draftId, version: 1 });
  const [publication] = await ownerDb().select().from(publications).where(eq(publications.draftId, draftId));
  const publicationId = publication!.id;
  /** So much later: what Meta took shows in its lists, and what it asked to wait for is over. */
  let shift = 0;
  const now = () => new Date(Date.now() + shift);
  const run = () => publish(systemCtx(workspace.id, now), { publicationId });
  const pass = (ms: number) => {
    shift += ms;
  };
  const state = async () => {
    const [row] = await ownerDb().select().from(publications).where(eq(publications.id, publicationId));
    return row!;
  };
  const undo = () => undoPublishing(as(noor), { publicationId });
  const goOn = () => continuePublishing(as(noor), { publicationId, version: 1 });
  const left = async () => {
    const edges = ["campaigns", "adsets", "ads"];
    const found = await Promise.all(edges.map((edge) => atMeta(edge)));
    return found.map((all) => all.filter((one) => one.name === name).length);
  };
  return { run, pass, state, undo, goOn, left };
}

async function atMeta(path: string): Promise<{ name: string }[]> {
  const answer = await fetch(`${sandbox.url}/v26.0/act_${account}/${path}?fields=id,name&limit=200`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await answer.json()) as { data: { name: string }[] }).data;
}

/** The campaign, its ad set and the creative are there when the ad is refused. */
const refusedAd: typeof fates = ["passes", "passes", "passes", "refused"];

describe("what stopped half built", () => {
  test("is taken back, and nothing of it is left", async () => {
    const launch = await start();
    fates = [...refusedAd];
    await launch.run();
    expect(await launch.state()).toMatchObject({ state: "stopped", failure: { key: "adsBudgetTooLow" } });
    expect(await launch.left()).toEqual([1, 1, 0]);
    await launch.undo();
    await launch.run();
    expect(await launch.state()).toMatchObject({ state: "undone" });
    expect(await launch.left()).toEqual([0, 0, 0]);
  });

  test("is taken back once by two workers at once, and ends as undone", async () => {
    const launch = await start();
    fates = [...refusedAd];
    await launch.run();
    await launch.undo();
    fates = [];
    await Promise.all([launch.run(), launch.run()]);
    expect(await launch.state()).toMatchObject({ state: "undone", failure: null });
    expect(await launch.left()).toEqual([0, 0, 0]);
  });

  test("goes on where it stopped, and there is one of each", async () => {
    const launch = await start();
    fates = [...refusedAd];
    await launch.run();
    await launch.goOn();
    await launch.run();
    expect(await launch.state()).toMatchObject({ state: "published", failure: null });
    expect(await launch.left()).toEqual([1, 1, 1]);
  });

  test("is taken back although the answer to every deletion is lost, as when the worker is killed", async () => {
    const launch = await start();
    fates = [...refusedAd];
    await launch.run();
    await launch.undo();
    for (let tries = 0; tries < 8 && (await launch.state()).state === "undoing"; tries++) {
      fates = ["lost"];
      await launch.run();
      launch.pass(30_000);
    }
    fates = [];
    await launch.run();
    expect(await launch.state()).toMatchObject({ state: "undone" });
    expect(await launch.left()).toEqual([0, 0, 0]);
  });

  test("is taken back with what was made unheard: its answer was lost", async () => {
    const launch = await start();
    fates = ["passes", "lost"];
    await launch.run();
    expect(await launch.left()).toEqual([1, 1, 0]);
    await launch.undo();
    for (let tries = 0; tries < 8 && (await launch.state()).state === "undoing"; tries++) {
      await launch.run();
      launch.pass(30_000);
    }
    expect(await launch.state()).toMatchObject({ state: "undone" });
    expect(await launch.left()).toEqual([0, 0, 0]);
  });
});

test("a limit in the middle is waited for as long as Meta says, and it goes on from there", async () => {
  const launch = await start();
  fates = ["passes", "limit"];
  const before = Date.now();
  const later = await launch.run();
  expect(later?.runAt.getTime()).toBeGreaterThanOrEqual(before + 299_000);
  expect(await launch.state()).toMatchObject({ state: "running", failure: { key: "adsMustWait" } });
  expect(await launch.left()).toEqual([1, 0, 0]);
});

import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as, createMember, createWorkspace } from "@/db/factories";
import { startSandboxProcess } from "../../meta/ads/testing-sandbox";
import { takeFromAllowance } from "../../throttle";
import type { CampaignForm } from "../drafts/schemas";
import { createAdConnection, createAdPicture, createDraft, wholeForm } from "../testing";
import { mostPerMinute, previewDraft } from "./preview-draft";

const token = "EAAtoken-of-the-preview";
let sandbox: Awaited<ReturnType<typeof startSandboxProcess>>;

beforeAll(async () => {
  sandbox = await startSandboxProcess(token);
  process.env.META_GRAPH_URL = sandbox.url;
}, 120_000);
afterAll(() => sandbox?.close());

async function preview(values: Partial<CampaignForm>, taken = 0) {
  const workspace = await createWorkspace();
  for (let nth = 0; nth < taken; nth++) {
    await takeFromAllowance(`preview ${workspace.id}`, { limit: mostPerMinute, windowSeconds: 60 });
  }
  const noor = await createMember(workspace.id, "Noor", ["marketer"]);
  const account = { adAccountId: "880000000000001", pageId: "104880000000001", token };
  const { id: connectionId } = await createAdConnection(noor, account);
  const blue = { create: { width: 600, height: 600, channels: 3, background: "#135" } } as const;
  const { id: adPictureId } = await createAdPicture(noor, await sharp(blue).jpeg().toBuffer());
  const form = wholeForm({ adPictureId, ...values });
  const { id: draftId } = await createDraft(noor, { connectionId, form });
  return previewDraft(as(noor), { draftId, format: "MOBILE_FEED_STANDARD", number: 1 });
}

test("Meta draws the words of a draft whose greeting and budget are still missing", async () => {
  const { url, problems, failure } = await preview({
    primaryText: "Rye <b>from</b> eight",
    greeting: "",
    questions: [""],
    budget: { level: "campaign", kind: "daily", amountMicros: 0 },
  });
  expect({ problems, failure }).toEqual({ problems: [], failure: null });
  expect(url).toContain(sandbox.url);
  const page = await (await fetch(url!)).text();
  expect(page).toContain("Rye &lt;b&gt;from&lt;/b&gt; eight");
});

test("before there is something to draw, it says what is missing and Meta is not asked", async () => {
  const { url, problems } = await preview({ adPictureId: null, headline: " " });
  expect(url).toBeNull();
  expect(problems.map(({ key }) => key)).toEqual(["pictureNeeded", "headlineNeeded"]);
});

test("what Meta refuses is said in its words and ours", async () => {
  await fetch(`${sandbox.url}/control/controls`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ failNextAd: { count: 1, code: 2606, on: "generatepreviews" } }),
  });
  expect(await preview({})).toMatchObject({ url: null, failure: { kind: "refused", key: "adsNoPreview" } });
});

test("a workspace has so many drawn in a minute, and what cannot be drawn yet takes nothing of it", async () => {
  expect(await preview({}, mostPerMinute - 1)).toMatchObject({ failure: null });
  await expect(preview({}, mostPerMinute)).rejects.toMatchObject({
    code: "RATE_LIMITED",
    key: "tooManyPreviews",
  });
  expect(await preview({ headline: " " }, mostPerMinute)).toMatchObject({ url: null, failure: null });
});

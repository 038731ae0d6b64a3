import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { ads, creatives } from "@/db/schema/ads";
import { publications } from "@/db/schema/publishing";
import { inTransaction, systemCtx } from "../../context";
import { startSandboxProcess } from "../../meta/ads/testing-sandbox";
import { getDraft } from "../drafts/get-draft";
import { saveDraft } from "../drafts/save-draft";
import type { CampaignForm } from "../drafts/schemas";
import { createAdConnection, createAdPicture, createDraft, wholeForm } from "../testing";
import { blankVariant } from "../variants/schemas";
import { describePublication } from "./describe-publication";
import { publish } from "./publish";
import { continuePublishing, startPublishing, undoPublishing } from "./start-publishing";

const token = "EAAtoken-of-the-variants";
const account = "880000000000001";
let sandbox: Awaited<ReturnType<typeof startSandboxProcess>>;

beforeAll(async () => {
  sandbox = await startSandboxProcess(token);
  process.env.META_GRAPH_URL = sandbox.url;
}, 120_000);
afterAll(() => sandbox?.close());

/** The next creatives are refused, so many of them. */
const refuse = (count: number) =>
  fetch(`${sandbox.url}/control/controls`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ failNextAd: { count, code: 1815630, on: "adcreatives" } }),
  });

async function atMeta(path: string): Promise<{ name: string; status: string }[]> {
  const answer = await fetch(`${sandbox.url}/v26.0/act_${account}/${path}?fields=id,name,status&limit=200`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await answer.json()) as { data: { name: string; status: string }[] }).data;
}

async function creativeAtMeta(creativeId: string): Promise<unknown> {
  const fields = "body,object_story_spec,effective_object_story_id";
  const answer = await fetch(`${sandbox.url}/v26.0/${creativeId}?fields=${fields}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return answer.json();
}

async function begin(name: string, change: (form: CampaignForm) => CampaignForm = (form) => form) {
  const workspace = await createWorkspace();
  const noor = await createMember(workspace.id, "Noor", ["marketer"]);
  const { id: connectionId } = await createAdConnection(noor, {
    ...{ adAccountId: account, pageId: "104880000000001", token },
  });
  const blue = { create: { width: 600, height: 600, channels: 3, background: "#135" } } as const;
  const { id: adPictureId } = await createAdPicture(noor, await sharp(blue).jpeg().toBuffer());
  const { primaryText, headline, description } = wholeForm();
  const first = { ...blankVariant, adPictureId, primaryText, description };
  const variants = ["Rye", "Spelt"].map((headline) => ({ ...first, headline }));
  const form = change(wholeForm({ name, adPictureId, headline, variants }));
  const { id: draftId } = await createDraft(noor, { connectionId, form });
  await startPublishing(as(noor), { draftId, version: 1 });
  const run = async () => {
    const [row] = await ownerDb().select().from(publications).where(eq(publications.draftId, draftId));
    await publish(systemCtx(workspace.id), { publicationId: row!.id });
    return (await inTransaction(as(noor), (ctx) => describePublication(ctx, draftId)))!;
  };
  return { noor, draftId, form, run, workspaceId: workspace.id };
}

test("each variant is an ad of its own in one ad set, told by its letter, and all of them run", async () => {
  const { run, workspaceId } = await begin("Three breads");
  expect(await run()).toMatchObject({ state: "published", leftOut: [] });
  const made = (await atMeta("ads")).filter(({ name }) => name.startsWith("Three breads"));
  expect(made.map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
    "Three breads · A ACTIVE",
    "Three breads · B ACTIVE",
    "Three breads · C ACTIVE",
  ]);
  expect((await atMeta("adsets")).filter(({ name }) => name === "Three breads")).toHaveLength(1);
  const kept = await ownerDb().select().from(ads).where(eq(ads.workspaceId, workspaceId));
  expect(new Set(kept.map(({ creativeId }) => creativeId)).size).toBe(3);
});

test("a carousel is compared with a picture, and each picture goes to Meta once", async () => {
  const { run, workspaceId } = await begin("A bread and two", ({ variants: [rye], ...form }) => {
    const { adPictureId } = form;
    const cards = ["Rye", "Spelt"].map((headline) => ({
      key: headline,
      adPictureId,
      headline,
      description: "",
    }));
    return { ...form, variants: [{ ...rye!, format: "carousel", cards }] };
  });
  const { state, steps } = await run();
  expect({ state, images: steps.filter(({ kind }) => kind === "image").map(({ name }) => name) }).toEqual({
    state: "published",
    images: ["image", "image 2"],
  });
  const made = await ownerDb().select().from(creatives).where(eq(creatives.workspaceId, workspaceId));
  expect(made.map(({ headline }) => headline).sort()).toEqual(["Ask what is warm", "Rye"]);
  const { metaId } = made.find(({ headline }) => headline === "Rye")!;
  expect(await creativeAtMeta(metaId)).toMatchObject({
    object_story_spec: {
      link_data: {
        multi_share_optimized: false,
        multi_share_end_card: false,
        child_attachments: [{ name: "Rye" }, { name: "Spelt" }],
      },
    },
  });
});

test("a post that is there already is published by its own id, without a picture of ours", async () => {
  const text = "Sourdough, warm at eight.";
  const { run, workspaceId } = await begin("An old post", (form) => ({
    ...form,
    format: "post",
    post: { platform: "facebook", postId: "104880000000001_1000", text },
    variants: [],
  }));
  const { state, steps } = await run();
  expect({ state, images: steps.filter(({ kind }) => kind === "image") }).toEqual({
    state: "published",
    images: [],
  });
  const [creative] = await ownerDb().select().from(creatives).where(eq(creatives.workspaceId, workspaceId));
  expect(creative).toMatchObject({ headline: null, primaryText: text, pictureId: null });
  expect(await creativeAtMeta(creative!.metaId)).toMatchObject({
    effective_object_story_id: "104880000000001_1000",
    body: expect.stringContaining("Come early"),
  });
});

test("a variant that Meta refuses is left out with its reason, and the others are published", async () => {
  const { run } = await begin("Two of three");
  await refuse(1);
  const { state, leftOut, steps } = await run();
  expect({ state, leftOut }).toMatchObject({
    state: "published",
    leftOut: [{ number: 1, failure: { kind: "refused", subcode: 1815630 } }],
  });
  expect(steps.filter((step) => step.state === "leftOut").map(({ name }) => name)).toEqual([
    ...["creative", "ad", "startAd"],
  ]);
  const made = (await atMeta("ads")).filter(({ name }) => name.startsWith("Two of three"));
  expect(made.map(({ name }) => name).sort()).toEqual(["Two of three · B", "Two of three · C"]);
});

test("when every variant is refused it stops, and goes on with what the form then says", async () => {
  const { noor, draftId, form, run } = await begin("None of three");
  await refuse(3);
  const stopped = await run();
  expect(stopped).toMatchObject({ state: "stopped", failure: { kind: "refused" } });
  const { version } = await saveDraft(as(noor), { draftId, version: 1, form: { ...form, headline: "Oats" } });
  await continuePublishing(as(noor), { publicationId: stopped.publicationId, version });
  expect(await run()).toMatchObject({ state: "published", leftOut: [] });
});

test("a variant that is on its way to Meta cannot be taken off the form without taking it back", async () => {
  const { noor, draftId, form, run } = await begin("Taken off");
  await refuse(3);
  const { publicationId } = await run();
  const { version } = await saveDraft(as(noor), { draftId, version: 1, form: { ...form, variants: [] } });
  const goOn = continuePublishing(as(noor), { publicationId, version });
  await expect(goOn).rejects.toMatchObject({ key: "publishingMustUndo" });
  await undoPublishing(as(noor), { publicationId });
  const [row] = await ownerDb().select().from(publications).where(eq(publications.id, publicationId));
  await publish(systemCtx(row!.workspaceId), { publicationId });
  expect((await getDraft(as(noor), { draftId })).publication).toBeNull();
});

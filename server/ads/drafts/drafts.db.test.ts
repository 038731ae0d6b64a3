import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { campaignDrafts, publications } from "@/db/schema/publishing";
import { startPublishing } from "../publishing/start-publishing";
import { createAdConnection, createAdPicture, createDraft, wholeForm } from "../testing";
import { discardDraft } from "./discard-draft";
import { getDraft } from "./get-draft";
import { saveDraft } from "./save-draft";
import { copyDraft, startDraft } from "./start-draft";

async function setOut() {
  const workspace = await createWorkspace();
  const [noor, luna] = await Promise.all([
    createMember(workspace.id, "Noor", ["marketer"]),
    createMember(workspace.id, "Luna", ["owner"]),
  ]);
  const { id: connectionId } = await createAdConnection(noor);
  const { id: adPictureId } = await createAdPicture(noor);
  const form = wholeForm({ adPictureId });
  const { id: draftId } = await createDraft(noor, { connectionId, form });
  return { noor, luna, connectionId, draftId, form };
}

test("what two tabs write does not undo each other: the second is told, and nothing is lost", async () => {
  const { noor, luna, draftId, form } = await setOut();
  await saveDraft(as(luna), { draftId, version: 1, form: { ...form, name: "Luna's" } });
  const late = saveDraft(as(noor), { draftId, version: 1, form: { ...form, name: "Noor's" } });
  await expect(late).rejects.toMatchObject({ code: "CONFLICT", key: "draftChanged" });
  expect(await getDraft(as(noor), { draftId })).toMatchObject({
    version: 2,
    form: { name: "Luna's" },
    changedByName: "Luna",
  });
});

test("a new draft says what it lacks and is kept as it was typed", async () => {
  const { noor, connectionId } = await setOut();
  const { draftId } = await startDraft(as(noor), { connectionId });
  const { form, problems, version } = await getDraft(as(noor), { draftId });
  expect(problems.map(({ field }) => field)).toContain("adPictureId");
  await saveDraft(as(noor), { draftId, version, form: { ...form, headline: "Half a thou" } });
  expect((await getDraft(as(noor), { draftId })).form.headline).toBe("Half a thou");
});

test("a copy has everything but the dates, which have their own day", async () => {
  const { noor, draftId, form } = await setOut();
  await saveDraft(as(noor), { draftId, version: 1, form: { ...form, startsAt: "2027-01-01T09:00" } });
  const copy = await copyDraft(as(noor), { draftId });
  expect((await getDraft(as(noor), copy)).form).toEqual({ ...form, startsAt: "" });
});

test("a copy can have a name of its own", async () => {
  const { noor, draftId, form } = await setOut();
  const copy = await copyDraft(as(noor), { draftId, name: "In Dutch" });
  expect((await getDraft(as(noor), copy)).form).toEqual({ ...form, name: "In Dutch" });
});

test("a draft and a launch from before a field was on the form go on with what a blank one has", async () => {
  const { noor, draftId, form } = await setOut();
  const { hours: _, declarations: __, destination: ___, format: ____, ...without } = form;
  const older = { ...without, variants: [{ primaryText: "Rye at eight." }] };
  await ownerDb().update(campaignDrafts).set({ form: older }).where(eq(campaignDrafts.id, draftId));
  expect((await getDraft(as(noor), { draftId })).form).toMatchObject({
    hours: [],
    declarations: [],
    destination: "WHATSAPP",
    format: "image",
    variants: [{ format: "image", primaryText: "Rye at eight.", headline: "" }],
  });
});

test("two clicks publish one campaign", async () => {
  const { noor, luna, draftId } = await setOut();
  const clicks = await Promise.allSettled(
    [noor, luna].map((one) => startPublishing(as(one), { draftId, version: 1 })),
  );
  expect(clicks.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const rows = await ownerDb().select().from(publications).where(eq(publications.draftId, draftId));
  expect(rows).toHaveLength(1);
});

test("a form that lacks something is not sent, and one that is on its way is not discarded", async () => {
  const { noor, draftId, form } = await setOut();
  const { version } = await saveDraft(as(noor), { draftId, version: 1, form: { ...form, headline: " " } });
  const publish = startPublishing(as(noor), { draftId, version });
  await expect(publish).rejects.toMatchObject({ key: "draftHasProblems" });
  const whole = await saveDraft(as(noor), { draftId, version, form });
  await startPublishing(as(noor), { draftId, version: whole.version });
  const discard = discardDraft(as(noor), { draftId, version: whole.version });
  await expect(discard).rejects.toMatchObject({ key: "draftAtMeta" });
});

test("an account that nobody pays for publishes nothing", async () => {
  const workspace = await createWorkspace();
  const noor = await createMember(workspace.id, "Noor", ["marketer"]);
  const { id: connectionId } = await createAdConnection(noor, {
    reading: { hasFunding: false, lacking: [], pageNumber: "34910000000" },
  });
  const { id: adPictureId } = await createAdPicture(noor);
  const { id: draftId } = await createDraft(noor, { connectionId, form: wholeForm({ adPictureId }) });
  const publish = startPublishing(as(noor), { draftId, version: 1 });
  await expect(publish).rejects.toMatchObject({ key: "adAccountNotReady" });
});

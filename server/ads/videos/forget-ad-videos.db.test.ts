import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { adVideoPieces, adVideos } from "@/db/schema/ad-videos";
import { inTransaction } from "../../context";
import { forget } from "../../worker/forget";
import { discardDraft } from "../drafts/discard-draft";
import { discardTemplate } from "../templates/discard-template";
import { saveTemplate } from "../templates/save-template";
import { createAdConnection, createAdVideo, createDraft, wholeForm } from "../testing";
import { blankVariant } from "../variants/schemas";
import { wantVideo } from "./want-video";

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

async function setOut() {
  const workspace = await createWorkspace();
  const noor = await createMember(workspace.id, "Noor", ["marketer"]);
  const { id: connectionId } = await createAdConnection(noor);
  const left = async () => {
    const found = await ownerDb().select().from(adVideos).where(eq(adVideos.workspaceId, workspace.id));
    return found.map(({ id }) => id).sort();
  };
  return { workspace, noor, connectionId, left };
}

test("a video that broke off, or that no form shows, goes after a day with all of its pieces", async () => {
  const { workspace, noor, connectionId, left } = await setOut();
  const [broken, unused, shown, ofVariant] = [
    await createAdVideo(noor),
    await createAdVideo(noor),
    await createAdVideo(noor),
    await createAdVideo(noor),
  ];
  await ownerDb().update(adVideos).set({ byteCount: null }).where(eq(adVideos.id, broken.id));
  await inTransaction(as(noor), (ctx) => wantVideo(ctx, { connectionId, adVideoId: unused.id }));
  const variants = [{ ...blankVariant, adVideoId: ofVariant.id }];
  await createDraft(noor, { connectionId, form: wholeForm({ adVideoId: shown.id, variants }) });

  await forget(undefined, inDays(0.5));
  expect(await left()).toHaveLength(4);
  await forget(undefined, inDays(1.5));
  expect(await left()).toEqual([shown.id, ofVariant.id].sort());
  const pieces = await ownerDb()
    .select({ id: adVideoPieces.adVideoId })
    .from(adVideoPieces)
    .where(eq(adVideoPieces.workspaceId, workspace.id));
  expect(pieces.map(({ id }) => id).sort()).toEqual([shown.id, ofVariant.id].sort());
});

test("a video of a draft that was put away stays for as long as a template has it", async () => {
  const { noor, connectionId, left } = await setOut();
  const { id: adVideoId } = await createAdVideo(noor);
  const { id: draftId } = await createDraft(noor, { connectionId, form: wholeForm({ adVideoId }) });
  const { campaignTemplateId } = await saveTemplate(as(noor), { draftId, name: "Films" });
  await discardDraft(as(noor), { draftId, version: 1 });
  await forget(undefined, inDays(1.5));
  expect(await left()).toEqual([adVideoId]);
  await discardTemplate(as(noor), { campaignTemplateId });
  await forget(undefined, inDays(1.5));
  expect(await left()).toEqual([]);
});

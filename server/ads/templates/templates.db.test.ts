import { expect, test } from "vitest";
import { as, createMember, createWorkspace } from "@/db/factories";
import { getDraft } from "../drafts/get-draft";
import { createAdConnection, createDraft, wholeForm } from "../testing";
import { discardTemplate } from "./discard-template";
import { listTemplates } from "./list-templates";
import { saveTemplate } from "./save-template";
import { startFromTemplate } from "./start-from-template";

async function setOut() {
  const workspace = await createWorkspace();
  const [noor, ana] = await Promise.all([
    createMember(workspace.id, "Noor", ["marketer"]),
    createMember(workspace.id, "Ana", ["marketer"]),
  ]);
  const { id: connectionId } = await createAdConnection(noor);
  const form = wholeForm({
    startsAt: "2027-01-01T09:00",
    customAudiences: [{ listId: "1", name: "Orders" }],
    whatsappNumber: "34910000001",
    post: { platform: "facebook", postId: "500100200_1", text: "Warm at eight" },
  });
  const { id: draftId } = await createDraft(noor, { connectionId, form });
  const kept = await saveTemplate(as(noor), { draftId, name: "Spring" });
  return { noor, ana, connectionId, form, ...kept };
}

test("a colleague begins from a template, with all it held but the dates", async () => {
  const { ana, connectionId, form, campaignTemplateId } = await setOut();
  expect(await listTemplates(as(ana))).toMatchObject([{ name: "Spring", createdByName: "Noor" }]);
  const { draftId } = await startFromTemplate(as(ana), { campaignTemplateId, connectionId });
  expect((await getDraft(as(ana), { draftId })).form).toEqual({ ...form, name: "Spring", startsAt: "" });
});

test("in another ad account, what is good in the first one only is left to be chosen", async () => {
  const { ana, campaignTemplateId } = await setOut();
  const { id: connectionId } = await createAdConnection(ana, { currency: "JPY" });
  const { draftId } = await startFromTemplate(as(ana), { campaignTemplateId, connectionId });
  expect((await getDraft(as(ana), { draftId })).form).toMatchObject({
    customAudiences: [],
    whatsappNumber: "",
    post: null,
    budget: { amountMicros: 0 },
    headline: "Ask what is warm",
  });
});

test("a template that was put away begins nothing, and nobody of another workspace sees one", async () => {
  const { noor, connectionId, campaignTemplateId } = await setOut();
  const stranger = await createMember((await createWorkspace()).id, "Zoé", ["marketer"]);
  expect(await listTemplates(as(stranger))).toEqual([]);
  const taken = discardTemplate(as(stranger), { campaignTemplateId });
  await expect(taken).rejects.toMatchObject({ code: "NOT_FOUND" });
  await discardTemplate(as(noor), { campaignTemplateId });
  expect(await listTemplates(as(noor))).toEqual([]);
  const late = startFromTemplate(as(noor), { campaignTemplateId, connectionId });
  await expect(late).rejects.toMatchObject({ key: "campaignTemplateNotFound" });
});

import { v7 as uuidv7 } from "uuid";
import {
  as,
  createContact,
  createConversation,
  createMember,
  createNumber,
  createSession,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { conversionSettings, conversions, outcomes } from "@/db/schema/ads-outcomes";
import { alerts } from "@/db/schema/alerts";
import { budgetAmounts, budgets } from "@/db/schema/budgets";
import { invitations } from "@/db/schema/identity";
import { labels } from "@/db/schema/labels";
import { media, messages } from "@/db/schema/messaging";
import { templates } from "@/db/schema/notifications";
import { ownRateCards } from "@/db/schema/price-lists";
import {
  businessProfiles,
  conversationStarters,
  profilePictures,
  profileRevisions,
} from "@/db/schema/profile";
import { invoices } from "@/db/schema/reconciliation";
import { repricings } from "@/db/schema/repricing";
import { savedReports } from "@/db/schema/saved-reports";
import { scanCodes } from "@/db/schema/scan-codes";
import { teams } from "@/db/schema/teams";
import { furnishAds } from "../ads/testing";
import { storeAccessToken } from "../channels/access-token";
import { startMeta } from "../channels/testing-meta";
import { inTransaction, systemCtx } from "../context";
import { workspaceVault } from "../crypto";
import { createApiKey } from "../identity/api-keys/create-api-key";
import { apiKeyScopes, roles } from "../identity/schemas";
import { sealContent } from "../messaging/sealed-content";
import { furnishBroadcasts } from "../notifications/broadcasts/testing-furnish";
import { emptyProfile } from "../profile/schemas";
import { emptyStarters } from "../profile/starters/schemas";
import { callerAs } from "./testing";

const meta = await startMeta();

/**
 * One of everything that has an id, in a workspace of its own, under the name that inputs call it by. All of it is such
 * that the member `Noor` may do with it whatever a procedure does.
 */
export async function furnish(name: string) {
  const workspace = await createWorkspace({ name });
  const { id: workspaceId } = workspace;
  const noor = await createMember(workspaceId, "Noor", [...roles]);
  const luna = await createMember(workspaceId, "Luna");
  const number = await createNumber(workspaceId);
  meta.numberIds.push(number.metaPhoneNumberId);
  await storeAccessToken(systemCtx(workspaceId), { accountId: number.accountId, token: "EAAtoken" });
  const contact = await createContact(workspaceId, { name: "Carmen" });
  const conversation = await createConversation(workspaceId, { numberId: number.id, contactId: contact.id });
  const { id: apiKeyId } = await createApiKey(as(noor), { name: "Warehouse", scopes: [...apiKeyScopes] });
  const [messageId, mediaId, templateId, plainTemplateId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const vault = await inTransaction(systemCtx(workspaceId), workspaceVault);
  await ownerDb()
    .insert(messages)
    .values({
      workspaceId,
      id: messageId,
      conversationId: conversation.id,
      direction: "outbound",
      author: "member",
      memberId: noor.id,
      type: "text",
      sealedContent: sealContent(vault, messageId, { type: "text", body: "Hola" }),
      waMessageId: `wamid.${messageId}`,
      writtenAt: new Date(),
      status: "failed",
    });
  await ownerDb()
    .insert(media)
    .values({ workspaceId, id: mediaId, mimeType: "image/png", state: "stored", uploadedBy: noor.id });
  await ownerDb()
    .insert(templates)
    .values({
      workspaceId,
      id: templateId,
      accountId: number.accountId,
      metaTemplateId: "1",
      name: "offer",
      language: "en",
      category: "UTILITY",
      status: "APPROVED",
      components: [
        { type: "HEADER", format: "IMAGE" },
        { type: "BODY", text: "Hola {{1}}" },
        {
          type: "BUTTONS",
          buttons: [
            { type: "QUICK_REPLY", text: "No" },
            { type: "URL", text: "Ver", url: "https://luna.example/{{1}}" },
          ],
        },
      ],
      syncedAt: new Date(),
    });
  await ownerDb()
    .insert(templates)
    .values({
      workspaceId,
      id: plainTemplateId,
      accountId: number.accountId,
      metaTemplateId: "2",
      name: "hello_world",
      language: "en",
      category: "UTILITY",
      status: "APPROVED",
      components: [{ type: "BODY", text: "Hello" }],
      syncedAt: new Date(),
    });
  const [revisionId, picture] = [uuidv7(), uuidv7()];
  const ofNumber = { workspaceId, numberId: number.id };
  await ownerDb()
    .insert(businessProfiles)
    .values({ ...ofNumber, version: 1, live: emptyProfile, draft: { about: "Pan" }, base: { about: "" } });
  await ownerDb()
    .insert(conversationStarters)
    .values({
      ...{ ...ofNumber, version: 1, live: emptyStarters },
      ...{ draft: { welcome: true }, base: { welcome: false } },
    });
  await ownerDb()
    .insert(profilePictures)
    .values({ ...ofNumber, id: picture, image: Buffer.from("JPEG") });
  await ownerDb()
    .insert(profileRevisions)
    .values({
      ...ofNumber,
      id: revisionId,
      at: new Date(),
      source: "found",
      profile: emptyProfile,
      before: {},
    });
  const scanCodeId = uuidv7();
  await ownerDb()
    .insert(scanCodes)
    .values({
      ...ofNumber,
      id: scanCodeId,
      name: "Window",
      message: "Hola",
      metaCode: "ANED2T5QRU7HG2",
      link: "https://wa.me/message/ANED2T5QRU7HG2",
      createdAt: new Date(),
      changedAt: new Date(),
    });
  const invitationId = uuidv7();
  const now = new Date();
  await ownerDb()
    .insert(invitations)
    .values({
      workspaceId,
      id: invitationId,
      email: "beto@luna.example",
      roles: ["agent"],
      language: "en",
      invitedBy: noor.id,
      createdAt: now,
      expiresAt: now,
    });
  const invoiceId = uuidv7();
  await ownerDb()
    .insert(invoices)
    .values({
      ...{ workspaceId, id: invoiceId, accountId: number.accountId, month: "2026-10", reference: "INV-1" },
      ...{ amountMicros: 1_000_000n, currency: "USD", enteredBy: noor.id, enteredAt: now },
    });
  const budgetId = uuidv7();
  await ownerDb()
    .insert(budgets)
    .values({
      ...{ workspaceId, id: budgetId, currency: "USD", thresholds: [80], stopsMarketing: false },
      createdAt: now,
    });
  await ownerDb()
    .insert(budgetAmounts)
    .values({ workspaceId, budgetId, fromMonth: "2026-01", amountMicros: 1_000_000n });
  const [rateCardId, repricingId] = [uuidv7(), uuidv7()];
  await ownerDb()
    .insert(repricings)
    .values({
      ...{ workspaceId, id: repricingId, reason: "Corrected list", runAt: now, changedCount: 0 },
      ...{ fromDay: "2026-10-01", toDay: "2026-10-31" },
    });
  await ownerDb().insert(ownRateCards).values({
    workspaceId,
    id: rateCardId,
    currency: "USD",
    effectiveFrom: "2026-10-01",
    version: 1,
    kind: "list",
    fileName: "list.csv",
    fileSha256: "0",
    importedAt: now,
  });
  const { id: sessionId } = await createSession(noor);
  const [alertId, rangAt] = [uuidv7(), new Date()];
  await ownerDb()
    .insert(alerts)
    .values({
      workspaceId,
      id: alertId,
      kind: "channel_flagged",
      subjectType: "number",
      subjectId: number.id,
      params: { numberName: "Luna" },
      raisedAt: rangAt,
      lastRaisedAt: rangAt,
      rangAt,
    });
  const savedReportId = uuidv7();
  await ownerDb()
    .insert(savedReports)
    .values({
      ...{ workspaceId, id: savedReportId, memberId: noor.id, name: "Every Monday", isShared: true },
      ...{ report: "billed-messages", query: "period=last7", period: "last7", question: {} },
      ...{ createdAt: now, changedAt: now },
    });
  const [outcomeId, conversionId] = [uuidv7(), uuidv7()];
  await ownerDb()
    .insert(outcomes)
    .values({
      ...{ workspaceId, id: outcomeId, conversationId: conversation.id, touchId: conversation.id },
      ...{ kind: "order", amountMicros: 80_000_000n, currency: "EUR", requestKey: outcomeId },
      ...{ occurredAt: now, markedAt: now },
    });
  await ownerDb()
    .insert(conversions)
    .values({
      ...{ workspaceId, id: conversionId, outcomeId, accountId: number.accountId },
      ...{ state: "refused", createdAt: now },
    });
  await ownerDb()
    .insert(conversionSettings)
    .values({ workspaceId, isOn: true, coversStrictRegions: false, changedAt: now });
  const [teamId, labelId] = [uuidv7(), uuidv7()];
  await ownerDb().insert(teams).values({ workspaceId, id: teamId, name: "Sales", createdAt: now });
  await ownerDb()
    .insert(labels)
    .values({ workspaceId, id: labelId, name: "Urgent", colour: "ochre", createdAt: now });
  const ids: Record<string, string> = {
    ...(await furnishBroadcasts(noor, { numberId: number.id, templateId: plainTemplateId })),
    anyLabelId: labelId,
    noLabelId: labelId,
    teamId,
    labelId,
    savedReportId,
    outcomeId,
    conversionId,
    alertId,
    rateCardId,
    repricingId,
    sessionId,
    workspaceId,
    invitationId,
    revisionId,
    picture,
    scanCodeId,
    conversationId: conversation.id,
    contactId: contact.id,
    numberId: number.id,
    accountId: number.accountId,
    invoiceId,
    budgetId,
    fromNumberId: number.id,
    apiKeyId,
    memberId: luna.id,
    fromMemberId: luna.id,
    messageId,
    replyToMessageId: messageId,
    mediaId,
    headerMediaId: mediaId,
    templateId,
    plainTemplateId,
    ...(await furnishAds(noor)),
  };
  return { workspaceId, ids, call: callerAs(noor, workspace) };
}

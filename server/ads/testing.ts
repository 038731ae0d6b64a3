import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { as, type createMember, ownerDb } from "@/db/factories";
import { adVideoHandovers, adVideoPieces, adVideos } from "@/db/schema/ad-videos";
import { type AdReading, adConnections, adPictures, adSets, ads, campaigns } from "@/db/schema/ads";
import { campaignRules, spendLimits } from "@/db/schema/ads-rules";
import { campaignTemplates } from "@/db/schema/campaign-templates";
import { adAccountRoutes, phoneNumbers } from "@/db/schema/channels";
import { campaignDrafts, publicationSteps, publications, publishingSteps } from "@/db/schema/publishing";
import { inTransaction } from "../context";
import { workspaceVault } from "../crypto";
import { aboutToken } from "./connections/load-connection";
import { blankForm, type CampaignForm } from "./drafts/schemas";

type Member = Awaited<ReturnType<typeof createMember>>;

let accounts = 0;

/** For tests: an ad account that lacks nothing. */
export async function createAdConnection(
  member: Member,
  values: Partial<typeof adConnections.$inferInsert> & { token?: string } = {},
) {
  const { token = "EAAtoken-of-the-ad-account", ...more } = values;
  const { workspaceId } = member;
  const id = uuidv7();
  const reading: AdReading = {
    accountStatus: 1,
    hasFunding: true,
    fundingName: "VISA *4242",
    lacking: [],
    pageNumber: "34910000000",
    minDailyBudgetMicros: 1_000_000,
  };
  const sealedToken = await inTransaction(as(member), async (ctx) =>
    (await workspaceVault(ctx)).seal(token, aboutToken(id)),
  );
  const [connection] = await ownerDb()
    .insert(adConnections)
    .values({
      ...{ workspaceId, id, adAccountId: `40${String(++accounts).padStart(8, "0")}`, name: "Luna Ads" },
      ...{ currency: "EUR", timeZone: "Europe/Madrid", pageId: "500100200", pageName: "Boulangerie Luna" },
      ...{ sealedToken, connectedAt: new Date(), reading, readAt: new Date() },
      ...more,
    })
    .returning();
  await ownerDb()
    .insert(adAccountRoutes)
    .values({ adAccountId: connection!.adAccountId, workspaceId, connectionId: id });
  return connection!;
}

export async function createAdPicture({ workspaceId, id: uploadedBy }: Member, image = Buffer.from("JPEG")) {
  const [picture] = await ownerDb()
    .insert(adPictures)
    .values({
      ...{ workspaceId, id: uuidv7(), image, width: 1080, height: 1080 },
      ...{ uploadedBy, createdAt: new Date() },
    })
    .returning();
  return picture!;
}

/** The beginning by which a film is known, and as much of nothing as a test wants behind it. */
export const film = (byteCount = 3000) =>
  Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from("ftypisom"), Buffer.alloc(byteCount - 12, "film")]);

export async function createAdVideo(
  { workspaceId, id: uploadedBy }: Member,
  { bytes = film(), fileName = "bread.mp4" } = {},
) {
  const [video] = await ownerDb()
    .insert(adVideos)
    .values({
      ...{ workspaceId, id: uuidv7(), mimeType: "video/mp4", fileName, byteCount: bytes.length },
      ...{ uploadedBy, createdAt: new Date() },
    })
    .returning();
  await ownerDb().insert(adVideoPieces).values({ workspaceId, adVideoId: video!.id, position: 0, bytes });
  return video!;
}

/** For tests: a form on which nothing is missing. */
export const wholeForm = (values: Partial<CampaignForm> = {}): CampaignForm => ({
  ...blankForm,
  name: "Sourdough in spring",
  budget: { level: "campaign", kind: "daily", amountMicros: 20_000_000 },
  places: [{ kind: "country", key: "ES", name: "Spain", country: "ES" }],
  beneficiary: "Luna SL",
  payer: "Luna SL",
  primaryText: "Fresh from the oven at eight.",
  headline: "Ask what is warm",
  greeting: "Good morning! What would you like?",
  questions: ["Do you have sourdough?"],
  ...values,
});

export async function createDraft(
  { workspaceId, id: memberId }: Member,
  { connectionId, form }: { connectionId: string; form: CampaignForm },
) {
  const at = new Date();
  const [draft] = await ownerDb()
    .insert(campaignDrafts)
    .values({
      ...{ workspaceId, id: uuidv7(), connectionId, form },
      ...{ createdBy: memberId, createdAt: at, changedBy: memberId, changedAt: at },
    })
    .returning();
  return draft!;
}

/** For tests of doors: one of everything that has an id, by the name that inputs call it by. */
export async function furnishAds(member: Member) {
  const { workspaceId, id: startedBy } = member;
  const { id: connectionId } = await createAdConnection(member);
  const { id: adPictureId } = await createAdPicture(member);
  // The chats arrive at the number that there is, so that its account can be asked.
  const [number] = await ownerDb()
    .select({ digits: phoneNumbers.displayNumber })
    .from(phoneNumbers)
    .where(eq(phoneNumbers.workspaceId, workspaceId));
  const { id: adVideoId } = await createAdVideo(member);
  await ownerDb()
    .insert(adVideoHandovers)
    .values({ workspaceId, connectionId, adVideoId, metaVideoId: "7", readyAt: new Date() });
  const form = wholeForm({ adPictureId, whatsappNumber: number?.digits ?? "" });
  const { id: draftId } = await createDraft(member, { connectionId, form });
  const { id: stoppedDraftId } = await createDraft(member, { connectionId, form });
  const publicationId = uuidv7();
  const at = new Date();
  await ownerDb()
    .insert(publications)
    .values({
      ...{ workspaceId, id: publicationId, draftId: stoppedDraftId, connectionId, form },
      ...{ state: "stopped", startedBy, startedAt: at },
    });
  await ownerDb()
    .insert(publicationSteps)
    .values(publishingSteps.map((kind) => ({ workspaceId, publicationId, kind })));
  const state = { status: "PAUSED", effectiveStatus: "PAUSED", createdAt: at, readAt: at };
  const [campaignId, adSetId, adId] = [uuidv7(), uuidv7(), uuidv7()];
  const metaId = () => uuidv7().replace(/\D/g, "").slice(0, 15);
  await ownerDb()
    .insert(campaigns)
    .values({
      ...{ workspaceId, id: campaignId, connectionId, name: "Winter", metaId: metaId(), ...state },
      dailyBudgetMicros: 20_000_000n,
    });
  await ownerDb()
    .insert(adSets)
    .values({ ...{ workspaceId, id: adSetId, campaignId, name: "Winter", metaId: metaId(), ...state } });
  await ownerDb()
    .insert(ads)
    .values({ ...{ workspaceId, id: adId, adSetId, name: "Winter", metaId: metaId(), ...state } });
  const campaignTemplateId = uuidv7();
  await ownerDb()
    .insert(campaignTemplates)
    .values({
      ...{ workspaceId, id: campaignTemplateId, connectionId, name: "Spring", form },
      ...{ createdBy: startedBy, createdAt: at },
    });
  const [ruleId, limitId] = [uuidv7(), uuidv7()];
  await ownerDb()
    .insert(campaignRules)
    .values({
      ...{
        workspaceId,
        id: ruleId,
        connectionId,
        campaignId,
        isOn: true,
        createdBy: startedBy,
        createdAt: at,
      },
      terms: { kind: "absent", minutes: 15, isForWorkingHours: true, resumes: true },
    });
  await ownerDb()
    .insert(spendLimits)
    .values({
      ...{ workspaceId, id: limitId, connectionId, amountMicros: 500_000_000n },
      ...{ thresholds: [80], stops: false, createdAt: at },
    });
  return {
    ruleId,
    limitId,
    connectionId,
    adPictureId,
    adVideoId,
    draftId,
    publicationId,
    campaignId,
    adSetId,
    adId,
    campaignTemplateId,
  };
}

import { v7 as uuidv7 } from "uuid";
import {
  as,
  createContact,
  createConversation,
  createMember,
  createNumber,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { referrals } from "@/db/schema/ads-outcomes";
import { storeAccessToken } from "@/server/channels/access-token";
import { inTransaction, systemCtx } from "@/server/context";
import { workspaceVault } from "@/server/crypto";
import { saveConversionSettings } from "../conversions/save-settings";

/** For tests: a business that tells Meta, with an agent, an owner, a number and a customer in Brazil. */
export async function openShop({ tellsMeta = true } = {}) {
  const workspace = await createWorkspace({ name: "Luna", currency: "EUR" });
  const [agent, owner] = [
    await createMember(workspace.id, "Ana"),
    await createMember(workspace.id, "Olga", ["owner"]),
  ];
  const number = await createNumber(workspace.id);
  await storeAccessToken(systemCtx(workspace.id), {
    accountId: number.accountId,
    token: `EAA${workspace.id}`,
  });
  if (tellsMeta) await saveConversionSettings(as(owner), { isOn: true, coversStrictRegions: false });
  const meet = async (country = "BR") => {
    const contact = await createContact(workspace.id, { country });
    return createConversation(workspace.id, { numberId: number.id, contactId: contact.id });
  };
  return { workspace, number, agent, owner, meet, conversation: await meet() };
}

type Tap = { at?: Date; clickId?: string | null; adId?: string | null; headline?: string };

/** For tests: the customer of a conversation taps an ad. */
export async function taps(
  { workspaceId, id: conversationId }: { workspaceId: string; id: string },
  { at = new Date(Date.now() - 60_000), clickId = `Aff-${uuidv7()}`, adId = "120001", headline }: Tap = {},
): Promise<string> {
  const id = uuidv7();
  const vault = await inTransaction(systemCtx(workspaceId), workspaceVault);
  await ownerDb()
    .insert(referrals)
    .values({
      ...{ workspaceId, id, conversationId, at, headline },
      messageId: uuidv7(),
      sourceType: "ad",
      metaAdId: adId,
      sealedClickId: clickId === null ? null : vault.seal(clickId, `click ${id}`),
    });
  return id;
}

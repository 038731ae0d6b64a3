import type { InTransaction } from "../context";
import type { NewMessage } from "../messaging/receive-messages";
import { startsConversation } from "../messaging/starts-conversation";
import { findScans, recordScans, type Said } from "../profile/scan-codes/count-scans";

/**
 * A conversation that begins with the text of a QR code is counted to that code. WhatsApp does not say what was scanned, and
 * what a message says is sealed once it is stored, so that it is compared here, where it arrives.
 */
export async function countScans(ctx: InTransaction, added: NewMessage[]): Promise<void> {
  const said = added.flatMap(({ id, conversationId, numberId, text, opensWindow, writtenAt }): Said[] =>
    text && opensWindow ? [{ messageId: id, conversationId, numberId, text, at: writtenAt }] : [],
  );
  const scans = await findScans(ctx, said);
  const starting = await startsConversation(ctx, scans);
  await recordScans(
    ctx,
    scans.filter(({ messageId }) => starting.has(messageId)),
  );
}

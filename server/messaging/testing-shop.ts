import { eq, sql } from "drizzle-orm";
import {
  as,
  createContact,
  createConversation,
  createMember,
  createNumber,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { messages } from "@/db/schema/messaging";
import { reserveBudget } from "../billing/budgets/reserve-budget";
import { storeAccessToken } from "../channels/access-token";
import { asWorker, systemCtx } from "../context";
import { reply } from "../inbox/reply";
import { finishJob, postponeJob } from "../queue";
import { deliverMessage } from "./deliver-message";

/** For tests: a business with a number, an agent, and one customer who has just written. */
export async function createShop(values: { waId?: string | null; userId?: string } = {}) {
  const luna = await createWorkspace();
  const ana = await createMember(luna.id, "Ana");
  const number = await createNumber(luna.id);
  const contact = await createContact(luna.id, values);
  const conversation = await createConversation(luna.id, { numberId: number.id, contactId: contact.id });
  await storeAccessToken(systemCtx(luna.id), { accountId: number.accountId, token: "token-of-luna" });
  const say = async (body: string) => {
    const { messageId } = await reply(as(ana), {
      conversationId: conversation.id,
      clientId: crypto.randomUUID(),
      content: { type: "text", body },
    });
    return messageId;
  };
  /** Lets a worker do the next job of this workspace as its clock shows `now`. */
  const work = async (now: () => Date = () => new Date()) => {
    const [first] = await ownerDb()
      .select({ id: jobs.id })
      .from(jobs)
      .where(eq(jobs.workspaceId, luna.id))
      .orderBy(jobs.id)
      .limit(1);
    const [job] = await ownerDb()
      .update(jobs)
      .set({ attempts: sql`${jobs.attempts} + 1` })
      .where(eq(jobs.id, first!.id))
      .returning();
    const payload = job!.payload as { messageId: string };
    const later = await deliverMessage(systemCtx(luna.id, now), payload, job!, reserveBudget);
    if (later) await postponeJob(job!, later);
    else await asWorker((db) => finishJob(db, job!));
    return later;
  };
  const find = async (messageId: string) =>
    (await ownerDb().select().from(messages).where(eq(messages.id, messageId)))[0]!;
  return { luna, ana, number, contact, conversation, say, work, find };
}

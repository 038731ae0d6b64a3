import { and, asc, eq, sql } from "drizzle-orm";
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
import { broadcastRecipients, broadcasts } from "@/db/schema/broadcasts";
import { jobs } from "@/db/schema/hall";
import { messages } from "@/db/schema/messaging";
import { templates } from "@/db/schema/notifications";
import { storeAccessToken } from "../../channels/access-token";
import { asWorker, systemCtx } from "../../context";
import { deliverMessage, deliverNotificationJob } from "../../messaging/deliver-message";
import { finishJob } from "../../queue";
import { mayNotify } from "../may-notify";
import { changeBroadcast } from "./change-broadcast";
import { checkBroadcast } from "./check-broadcast";
import { createBroadcast } from "./create-broadcast";
import { getBroadcast } from "./get-broadcast";
import { putList } from "./put-list";
import { type BroadcastForm, emptyForm } from "./schemas";
import { sendBroadcast } from "./send-broadcast";
import { sendOff } from "./send-off";

type Number = Awaited<ReturnType<typeof createNumber>>;

/** For tests: a bakery with a number, an offer that Meta approved, and a marketer. */
export async function createBakery(numberValues: Parameters<typeof createNumber>[1] = {}) {
  const luna = await createWorkspace();
  const noor = await createMember(luna.id, "Noor", ["marketer"]);
  const number = await createNumber(luna.id, numberValues);
  await storeAccessToken(systemCtx(luna.id), { accountId: number.accountId, token: "token-of-luna" });
  const offer = await createTemplate(luna.id, number);
  let now = () => new Date();
  const ctx = () => as(noor, () => now());

  const customer = async (values: Parameters<typeof createContact>[1] = {}, wroteAt = hoursAgo(48)) => {
    const contact = await createContact(luna.id, values);
    const of = { numberId: number.id, contactId: contact.id, lastCustomerMessageAt: wroteAt };
    const conversation = await createConversation(luna.id, { ...of, lastActivityAt: wroteAt });
    return { contact, conversation };
  };
  const form = (values: Partial<BroadcastForm> = {}): BroadcastForm => ({
    ...emptyForm,
    name: "Autumn menu",
    numberId: number.id,
    templateId: offer,
    words: { header: [], body: [{ kind: "name", otherwise: "there" }], buttons: [] },
    ...values,
  });
  const draft = async (values: Partial<BroadcastForm> = {}) => {
    const { broadcastId, version } = await createBroadcast(ctx(), { name: "Autumn menu" });
    await changeBroadcast(ctx(), { broadcastId, version, form: form(values) });
    return broadcastId;
  };
  const list = async (csv: string, values: Partial<BroadcastForm> = {}) => {
    const broadcastId = await draft({ agreement: "The form in the shop", ...values });
    const file = { bytes: new Uint8Array(Buffer.from(csv)), fileName: "list.csv" };
    await putList(ctx(), { broadcastId, version: 2, step: "keep", ...file });
    return broadcastId;
  };
  const send = async (broadcastId: string, sendAt: string | null = null) => {
    const { people, cost, version } = await checkBroadcast(ctx(), { broadcastId });
    return sendOff(ctx(), { broadcastId, version, people, micros: String(cost.micros), sendAt });
  };
  /** A worker takes the broadcast on, until it has to wait. */
  const turn = async (broadcastId: string) => {
    const { version } = await find(broadcastId);
    return sendBroadcast(
      systemCtx(luna.id, () => now()),
      { broadcastId, version },
    );
  };
  const find = async (broadcastId: string) =>
    (await ownerDb().select().from(broadcasts).where(eq(broadcasts.id, broadcastId)))[0]!;
  const recipients = (broadcastId: string) =>
    ownerDb()
      .select()
      .from(broadcastRecipients)
      .where(eq(broadcastRecipients.broadcastId, broadcastId))
      .orderBy(asc(broadcastRecipients.position));
  const sentMessages = () =>
    ownerDb()
      .select()
      .from(messages)
      .where(and(eq(messages.workspaceId, luna.id), eq(messages.direction, "outbound")))
      .orderBy(asc(messages.id));
  /** Workers give Meta what is queued; returns how many jobs they did. */
  const deliver = async () => {
    const waiting = await ownerDb()
      .select()
      .from(jobs)
      .where(and(eq(jobs.workspaceId, luna.id), eq(jobs.name, deliverNotificationJob.name)))
      .orderBy(asc(jobs.runAt), asc(jobs.id));
    for (const job of waiting) {
      for (;;) {
        const payload = deliverNotificationJob.payload.parse(job.payload);
        const later = await deliverMessage(systemCtx(luna.id), payload, job, mayNotify);
        if (!later || later.countsAsAttempt) break;
        await new Promise((resolve) => setTimeout(resolve, Math.max(5, +later.runAt - Date.now())));
      }
      await asWorker((db) => finishJob(db, job));
    }
    return waiting.length;
  };
  /** Turn after turn, until the broadcast rests. */
  const sendAll = async (broadcastId: string) => {
    for (let turns = 0; turns < 50; turns++) {
      await turn(broadcastId);
      const { state } = await find(broadcastId);
      if (state !== "sending") return state;
      await deliver();
      await ownerDb()
        .update(messages)
        .set({ status: sql`case when status = 'sending' then 'sent' else status end` })
        .where(eq(messages.workspaceId, luna.id));
    }
    throw new Error("The broadcast does not come to an end");
  };
  const get = (broadcastId: string) => getBroadcast(ctx(), { broadcastId });
  const setNow = (clock: () => Date) => {
    now = clock;
  };
  return {
    ...{ luna, noor, number, offer, ctx, customer, form, draft, list, send, turn, find, recipients },
    ...{ sentMessages, deliver, sendAll, get, setNow },
  };
}

export const hoursAgo = (hours: number) => new Date(Date.now() - hours * 60 * 60_000);

export async function createTemplate(
  workspaceId: string,
  { accountId }: Pick<Number, "accountId">,
  values: Partial<typeof templates.$inferInsert> = {},
) {
  const id = uuidv7();
  await ownerDb()
    .insert(templates)
    .values({
      ...{ workspaceId, id, accountId, metaTemplateId: id, name: `menu_${id.slice(-6)}`, language: "en" },
      ...{ category: "MARKETING", status: "APPROVED", syncedAt: new Date() },
      components: [{ type: "BODY", text: "{{1}}, the autumn menu is here." }],
      ...values,
    });
  return id;
}

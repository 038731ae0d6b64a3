import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { rows } from "@/db/rows";
import { reserveBudget } from "../../billing/budgets/reserve-budget";
import { type Quote, quoteMessage } from "../../billing/quote";
import type { ChannelNumber } from "../../channels/get-numbers";
import type { InTransaction } from "../../context";
import { type Vault, workspaceVault } from "../../crypto";
import { AppError } from "../../errors";
import { queueMessage } from "../../messaging/queue-message";
import { undeliveredMarketing } from "../../meta/undelivered-marketing";
import type { SendableTemplate } from "../describe-template";
import { renderTemplate } from "../render-template";
import { fillWords } from "./fill-words";
import { type BroadcastRow, formOf, listOf } from "./load-broadcast";
import type { NextRecipient } from "./next-recipients";
import { slotAfter } from "./pace";
import { openRow } from "./row-values";
import type { LeftOutReason } from "./schemas";

type Portion = {
  row: BroadcastRow;
  number: ChannelNumber;
  people: NextRecipient[];
  /** How many may still be written to first today, and who of these counts already; null without a limit. */
  left: { people: number; counted: Set<string> } | null;
  onTheirWay: number;
};

type Settled = {
  position: number;
  state: "queued" | "skipped" | "refused";
  reason?: string;
  contact_id?: string;
  message_id?: string;
};

/** Writes to each of them, or notes why not; stops where a budget or Meta's limit does, and says so. */
export async function queueRecipients(
  ctx: InTransaction,
  portion: Portion,
): Promise<"budget" | "limit" | undefined> {
  const { row, number, people, left } = portion;
  const template = row.template as SendableTemplate;
  const vault = await workspaceVault(ctx);
  const quote = quotesOf(ctx, number, template);
  const settled: Settled[] = [];
  let stopped: "budget" | "limit" | undefined;
  let [first, waiting] = [left?.people ?? 0, portion.onTheirWay];
  for (const person of people) {
    const reason = leftOut(ctx, person, template);
    if (reason) {
      settled.push({ position: person.position, state: "skipped", reason });
      continue;
    }
    const counts = left !== null && !person.windowOpen && !left.counted.has(person.contactId!);
    if (counts && first === 0) {
      stopped = "limit";
      break;
    }
    const goesAt = slotAfter(number.throughputPerSecond, waiting, ctx.now());
    const outcome = await write(ctx, { row, template, vault, person, quote: await quote(person), goesAt });
    if (outcome === "budget") {
      stopped = "budget";
      break;
    }
    settled.push(outcome);
    if (outcome.state === "queued") waiting += 1;
    if (outcome.state === "queued" && counts) first -= 1;
  }
  await settle(ctx, row, settled);
  return stopped;
}

function leftOut(
  ctx: InTransaction,
  person: NextRecipient,
  { category }: SendableTemplate,
): LeftOutReason | undefined {
  if (!person.contactId || !person.conversationId) return "gone";
  if (person.hasIt) return "hasIt";
  if (category !== "marketing") return undefined;
  if (person.hasStopped) return "stoppedMarketing";
  return undeliveredMarketing(ctx.now()).includes(person.country ?? "") ? "usMarketing" : undefined;
}

/** One question for all who cost the same. */
function quotesOf(ctx: InTransaction, { id: numberId }: ChannelNumber, { category }: SendableTemplate) {
  const asked = new Map<string, Promise<Quote>>();
  return ({ waId, userId, country, windowOpen, freeEntryOpen }: NextRecipient): Promise<Quote> => {
    const where = country ?? waId?.slice(0, 4) ?? userId?.slice(0, 2);
    const key = [where, waId === null, windowOpen, freeEntryOpen].join(" ");
    const quote =
      asked.get(key) ??
      quoteMessage(ctx, {
        ...{ numberId, contact: { waId, userId }, category, at: ctx.now() },
        ...{ windowOpen, freeEntryOpen },
      });
    asked.set(key, quote);
    return quote;
  };
}

type Letter = {
  row: BroadcastRow;
  template: SendableTemplate;
  vault: Vault;
  person: NextRecipient;
  quote: Quote;
  goesAt: Date;
};

/** One message with its place in the budgets, or neither. */
async function write(ctx: InTransaction, letter: Letter): Promise<Settled | "budget"> {
  const { row, template, person, quote, goesAt } = letter;
  const { position } = person;
  try {
    const content = contentFor(letter);
    const messageId = await ctx.db.transaction(async (db) => {
      const inner = { ...ctx, db };
      const { messageId } = await queueMessage(inner, {
        ...{ conversationId: person.conversationId!, memberId: null, clientId: uuidv7(), content, quote },
        ...{ templateId: row.templateId, broadcastId: row.id, isQuiet: true, goesAt },
      });
      const { category } = template;
      await reserveBudget(inner, { messageId, numberId: row.numberId!, category, ...quote });
      return messageId;
    });
    return { position, state: "queued", contact_id: person.contactId!, message_id: messageId };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.key?.startsWith("budgetUsedUp")) return "budget";
    return { position, state: "refused", reason: error.key ?? "unexpected" };
  }
}

function contentFor({ row, template, vault, person }: Letter) {
  const { position, sealedValues, name } = person;
  const cells = sealedValues ? openRow(vault, { broadcastId: row.id, position }, sealedValues) : [];
  const columns = listOf(row)?.columns ?? [];
  return renderTemplate(template, fillWords(template, formOf(row), { name, columns, cells }));
}

async function settle(ctx: InTransaction, row: BroadcastRow, settled: Settled[]): Promise<void> {
  if (settled.length === 0) return;
  await ctx.db.execute(sql`
    update broadcast_recipients p set state = r.state, reason = r.reason, message_id = r.message_id,
      contact_id = coalesce(r.contact_id, p.contact_id), settled_at = ${ctx.now().toISOString()}::timestamptz
    from ${rows(settled, "position int, state text, reason text, contact_id uuid, message_id uuid")}
    where p.workspace_id = ${ctx.workspaceId}::uuid and p.broadcast_id = ${row.id}::uuid and p.position = r.position`);
}

import { and, desc, eq } from "drizzle-orm";
import { contacts, conversations } from "@/db/schema/messaging";
import { refusedBy, stoppedBy } from "../billing/budgets/reserve-budget";
import { type Quote, quoteMessage } from "../billing/quote";
import { accessToken } from "../channels/access-token";
import { type ChannelNumber, getConnectedNumber } from "../channels/get-numbers";
import { noteSendErrors } from "../channels/note-send-errors";
import type { Ctx } from "../context";
import { inTransaction } from "../context";
import { AppError, invalid } from "../errors";
import { recordAudit } from "../identity/record-audit";
import { isWindowOpen } from "../messaging/service-window";
import type { GraphError } from "../meta/client";
import type { MessageContent } from "../meta/content";
import { explain } from "../meta/errors";
import { sendBody, sendMessage } from "../meta/send";
import { takeFromAllowance } from "../throttle";
import type { SendableTemplate } from "./describe-template";
import { listTemplates } from "./list-templates";
import { renderTemplate } from "./render-template";
import type { QuoteTestInput, SendTestInput } from "./schemas";

export type TestOptions = {
  /** What can be sent without filling anything in; Meta's own greeting first. */
  templates: Pick<SendableTemplate, "templateId" | "name" | "language" | "body">[];
  /** This person wrote within 24 hours, so words of one's own may be sent. */
  isWindowOpen: boolean;
  quote: Quote;
};

const noValues = { header: [], body: [], buttons: [] };
const greeting = "hello_world";
const mostPerMinute = 10;

/** What may be sent to try a number out, and what that costs. */
export async function quoteTest(
  ctx: Ctx,
  { numberId, to, plainTemplateId }: QuoteTestInput,
): Promise<TestOptions> {
  return inTransaction(ctx, async (ctx) => {
    const number = await getConnectedNumber(ctx, numberId);
    const templates = await plainTemplates(ctx, numberId);
    const template = templates.find((one) => one.templateId === plainTemplateId);
    const open = await hasOpenWindow(ctx, number, to);
    const quote = await quoteMessage(ctx, {
      numberId,
      contact: { waId: to },
      category: template?.category ?? "service",
      at: ctx.now(),
      windowOpen: open,
      freeEntryOpen: false,
    });
    return {
      templates: templates.map(({ templateId, name, language, body }) => ({
        templateId,
        name,
        language,
        body,
      })),
      isWindowOpen: open,
      quote,
    };
  });
}

/** Sends one message past the inbox, to see that the number works. Meta says at once whether it takes it. */
export async function sendTest(ctx: Ctx, input: SendTestInput) {
  const { numberId, to } = input;
  const number = await getConnectedNumber(ctx, numberId);
  const content = await contentOf(ctx, input, number);
  const sent = await sendPastInbox(ctx, { number, to, content });
  await recordAudit(ctx, {
    action: "channel.test_sent",
    subject: { id: numberId, name: number.displayNumber },
    after: { to, type: content.type },
  });
  return sent;
}

/** One message that no conversation knows of, as often as a person tries things out. */
export async function sendPastInbox(
  ctx: Ctx,
  { number, to, content }: { number: ChannelNumber; to: string; content: MessageContent },
): Promise<{ waMessageId: string }> {
  const allowance = await takeFromAllowance(`test ${ctx.workspaceId}`, {
    limit: mostPerMinute,
    windowSeconds: 60,
  });
  if (!allowance.allowed) {
    throw new AppError("RATE_LIMITED", "That was many tests in a minute. Wait a little.", {
      key: "tooManyTests",
    });
  }
  if (content.type === "template") {
    await requireBudget(ctx, { numberId: number.id, to }, content.category ?? "utility");
  }
  const token = await accessToken(ctx, number.accountId);
  const result = await sendMessage(
    { phoneNumberId: number.metaPhoneNumberId, token },
    sendBody(content, { to }),
  );
  if (!result.ok) {
    await inTransaction(ctx, (ctx) =>
      noteSendErrors(ctx, [{ numberId: number.id, code: result.error.code }]),
    );
    throw refusal(result.error);
  }
  return { waMessageId: result.value.waMessageId };
}

async function contentOf(
  ctx: Ctx,
  { numberId, to, plainTemplateId, text }: SendTestInput,
  number: ChannelNumber,
) {
  if (plainTemplateId) {
    const template = (await plainTemplates(ctx, numberId)).find((one) => one.templateId === plainTemplateId);
    if (!template)
      throw new AppError("NOT_FOUND", "This template was not found.", { key: "templateNotFound" });
    return renderTemplate(template, noValues);
  }
  if (!text) throw invalid("Write what is to be sent.", { key: "testTextMissing", field: "text" });
  if (!(await hasOpenWindow(ctx, number, to))) {
    throw invalid("This person has not written within 24 hours, so only a template reaches them.", {
      key: "testWindowClosed",
      field: "text",
    });
  }
  return { type: "text" as const, body: text };
}

/** A test costs what any message does, so a budget that stops marketing stops it too. */
async function requireBudget(
  ctx: Ctx,
  { numberId, to }: Pick<SendTestInput, "numberId" | "to">,
  category: string,
): Promise<void> {
  const quote = await quoteMessage(ctx, {
    numberId,
    contact: { waId: to },
    category,
    at: ctx.now(),
    windowOpen: false,
    freeEntryOpen: false,
  });
  const refuser = await stoppedBy(ctx, { numberId, category, ...quote });
  if (refuser) throw refusedBy(refuser);
}

/** Those that need nothing filled in. */
async function plainTemplates(ctx: Ctx, numberId: string): Promise<SendableTemplate[]> {
  const { templates } = await listTemplates(ctx, { numberId });
  return templates
    .filter(
      ({ header, bodyVariables, buttons }) =>
        bodyVariables.length === 0 &&
        (!header || (header.format === "text" && header.variables.length === 0)) &&
        buttons.every(({ needsValue }) => !needsValue),
    )
    .sort((one, other) => Number(other.name === greeting) - Number(one.name === greeting));
}

function hasOpenWindow(ctx: Ctx, { id }: ChannelNumber, waId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const [conversation] = await ctx.db
      .select({ lastCustomerMessageAt: conversations.lastCustomerMessageAt })
      .from(conversations)
      .innerJoin(
        contacts,
        and(eq(contacts.workspaceId, conversations.workspaceId), eq(contacts.id, conversations.contactId)),
      )
      .where(
        and(
          eq(conversations.workspaceId, ctx.workspaceId),
          eq(conversations.numberId, id),
          eq(contacts.waId, waId),
        ),
      )
      .orderBy(desc(conversations.lastActivityAt))
      .limit(1);
    return conversation !== undefined && isWindowOpen(conversation, ctx.now());
  });
}

function refusal(error: GraphError): AppError {
  if (error.outcome === "unknown" || error.code === undefined) {
    return new AppError("UPSTREAM", "Meta did not answer, so the message may or may not have left.", {
      key: "testUnknown",
      cause: error,
    });
  }
  const { key, sentence } = explain(error.code);
  return new AppError("UPSTREAM", sentence, { key, cause: error });
}

import { type Quote, quoteMessage } from "../../billing/quote";
import { accessToken } from "../../channels/access-token";
import { type ChannelNumber, getConnectedNumber } from "../../channels/get-numbers";
import { type Ctx, inTransaction } from "../../context";
import { AppError, invalid } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { giveFileToMeta, withFile } from "../../messaging/give-media-to-meta";
import type { TemplateContent } from "../../meta/content";
import { renderTemplate } from "../render-template";
import { sendPastInbox } from "../send-test";
import { fillWords, type Person } from "./fill-words";
import { knownOf } from "./known-of";
import { getBroadcastRow } from "./load-broadcast";
import { firstPeople } from "./preview-broadcast";
import type { TestBroadcastInput } from "./schemas";

const example: Person = { name: null, columns: [], cells: [] };

/** What the test costs. */
export async function quoteBroadcastTest(ctx: Ctx, input: TestBroadcastInput): Promise<Quote> {
  const { content, number } = await testOf(ctx, input);
  return quoteMessage(ctx, {
    ...{ numberId: number.id, contact: { waId: input.to }, category: content.category ?? "utility" },
    ...{ at: ctx.now(), windowOpen: false, freeEntryOpen: false },
  });
}

/** Sends to one number of one's own what the first person would get. */
export async function testBroadcast(ctx: Ctx, input: TestBroadcastInput): Promise<{ waMessageId: string }> {
  const { name, content, number, mediaId } = await testOf(ctx, input);
  const whole = mediaId ? await withItsFile(ctx, { number, content, mediaId }) : content;
  const sent = await sendPastInbox(ctx, { number, to: input.to, content: whole });
  await recordAudit(ctx, { action: "broadcast.test_sent", subject: { id: input.broadcastId, name } });
  return sent;
}

function testOf(ctx: Ctx, { broadcastId }: TestBroadcastInput) {
  return inTransaction(ctx, async (ctx) => {
    const row = await getBroadcastRow(ctx, broadcastId);
    const { form, template, problems } = await knownOf(ctx, row);
    const missing = problems.find(({ field }) => !["name", "agreement", "audience"].includes(field));
    if (missing || !template || !form.numberId) {
      throw invalid("Something is still missing before this can be sent.", {
        key: "broadcastNotReady",
        field: missing?.field,
      });
    }
    const [first = example] = await firstPeople(ctx, row, template.category === "marketing");
    const hasFile = template.header !== undefined && template.header.format !== "text";
    return {
      name: row.name,
      number: await getConnectedNumber(ctx, form.numberId),
      content: renderTemplate(template, fillWords(template, form, first)),
      mediaId: hasFile ? form.mediaId : null,
    };
  });
}

async function withItsFile(
  ctx: Ctx,
  { number, content, mediaId }: { number: ChannelNumber; content: TemplateContent; mediaId: string },
) {
  const access = {
    phoneNumberId: number.metaPhoneNumberId,
    token: await accessToken(ctx, number.accountId),
  };
  const given = await giveFileToMeta(ctx, { mediaId, access });
  if (!given.ok) {
    throw new AppError("UPSTREAM", "Meta did not take the file.", {
      key: "mediaRefused",
      cause: given.error,
    });
  }
  return withFile(content, given.value.mediaId);
}

import type { ReviewKind } from "@/db/schema/profile";
import { listChannels } from "../../channels/list-channels";
import type { InTransaction } from "../../context";
import { lockReviews, named, take } from "./load-reviews";
import { heed, type Said, saidInWebhook } from "./review-state";

type Told = { accountId?: string; numberId?: string; field: string; value: unknown; at?: Date };
type Decision = { kind: ReviewKind; numberId: string; said: Said; at: Date };

const officialWords: Record<string, string> = { OBA_APPROVED: "APPROVED", OBA_REJECTED: "REJECTED" };

/** Takes what Meta's webhooks say it decided: a name, or an Official Business Account. */
export async function heedReviews(ctx: InTransaction, events: Told[]): Promise<void> {
  const telling = events.filter(({ field, value }) => isDecision(field, value));
  if (telling.length === 0) return;
  const numbers = (await listChannels(ctx)).filter(({ disconnectedAt }) => !disconnectedAt);
  const decisions = telling
    .flatMap((event) => readDecision(event, numbers, ctx.now()))
    // Sorted, so that two workers come to the numbers in the same order.
    .sort((one, other) => (one.numberId < other.numberId ? -1 : 1));
  for (const { kind, numberId, said, at } of decisions) {
    const rows = await lockReviews(ctx, { numberId, kind });
    const row = named(rows, kind === "name" ? said.name : undefined);
    const step = heed(row, said, at);
    if (step) await take(ctx, { numberId, kind, rows, row }, step);
  }
}

type Numbers = Awaited<ReturnType<typeof listChannels>>;
type Shape = Record<string, unknown>;

const shape = (value: unknown) => (typeof value === "object" && value !== null ? (value as Shape) : {});
const text = (word: unknown) => (typeof word === "string" && word !== "" ? word : undefined);

const alertOf = (value: unknown) => {
  const { entity_id, alert_info } = shape(value);
  const { alert_type, alert_description } = shape(alert_info);
  const word = officialWords[text(alert_type) ?? ""];
  return { id: text(entity_id), word, reason: text(alert_description) };
};

const isDecision = (field: string, value: unknown) =>
  field === "phone_number_name_update" || (field === "account_alerts" && !!alertOf(value).word);

function readDecision({ field, value, at }: Told, numbers: Numbers, now: Date): Decision[] {
  if (field === "account_alerts") {
    const { id, word = "", reason } = alertOf(value);
    const number = numbers.find(({ phoneNumberId }) => phoneNumberId === id);
    const said = saidInWebhook(word, { reason: word === "REJECTED" ? reason : undefined });
    return number && said ? [{ kind: "official", numberId: number.numberId, said, at: at ?? now }] : [];
  }
  const { display_phone_number, decision, requested_verified_name, rejection_reason } = shape(value);
  const digits = text(display_phone_number)?.replace(/\D/g, "");
  const number = numbers.find(({ displayNumber }) => displayNumber.replace(/\D/g, "") === digits);
  const name = text(requested_verified_name);
  const reason = text(rejection_reason);
  const said = saidInWebhook(text(decision) ?? "", {
    name,
    reason: reason === "NONE" ? undefined : reason,
  });
  return number && said ? [{ kind: "name", numberId: number.numberId, said, at: at ?? now }] : [];
}

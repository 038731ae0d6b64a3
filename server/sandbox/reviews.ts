import { z } from "zod";
import type { BusinessNumber } from "./business";
import { HttpError } from "./http";
import type { Sender } from "./webhooks";
import type { World } from "./world";

/** Meta's words for why it refuses a name. */
export const nameReasons = [
  "NAME_FORMAT_UNACCEPTABLE",
  "NAME_EMPLOYEE_ISSUE",
  "NAME_INDIVIDUAL_ISSUE",
  "NAME_ENDCLIENT_NOTRELATED",
  "NAME_NOT_CONSISTENT",
  "UNKNOWN",
] as const;

const reviewInput = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("name"),
    id: z.string(),
    isApproved: z.boolean(),
    reason: z.enum(nameReasons).default(nameReasons[0]),
  }),
  z.strictObject({
    kind: z.literal("official"),
    id: z.string(),
    isApproved: z.boolean(),
    reason: z.string().min(1).max(500).default("The business is not notable enough."),
  }),
]);

type Desk = { world: World; sender: Sender };

/** Decides what a number waits for, and tells it by webhook as Meta does. */
export function decideReview(desk: Desk, body: unknown): void {
  const asked = reviewInput.parse(body);
  const number = desk.world.numbers.get(asked.id);
  if (!number) throw new HttpError(404, `There is no ${asked.id} here.`);
  if (asked.kind === "official") decideOfficial(desk, number, asked);
  else decideName(desk, number, asked);
}

type Decision = { isApproved: boolean; reason: string };

function decideName({ world, sender }: Desk, number: BusinessNumber, { isApproved, reason }: Decision) {
  const { newName: name, official } = number;
  if (!name || number.newNameStatus !== "PENDING_REVIEW") throw new HttpError(409, "No name waits here.");
  if (isApproved) {
    // Under another name, the business has to be found official again.
    const isAgain = official?.status === "APPROVED";
    world.numbers.put({
      ...number,
      name,
      nameStatus: "APPROVED",
      newName: undefined,
      newNameStatus: undefined,
      official: official && isAgain ? { ...official, status: "PENDING" } : official,
    });
    tellOfName(sender, number, { decision: "APPROVED", name });
    return;
  }
  world.numbers.put({ ...number, newNameStatus: "DECLINED" });
  tellOfName(sender, number, { decision: "REJECTED", name, reason });
}

function decideOfficial({ world, sender }: Desk, number: BusinessNumber, { isApproved, reason }: Decision) {
  const { id, official, accountId } = number;
  if (official?.status !== "PENDING") throw new HttpError(409, "No application waits here.");
  const message = isApproved ? "Your Official Business Account has been approved" : reason;
  const status = isApproved ? "APPROVED" : "REJECTED";
  world.numbers.put({ ...number, official: { ...official, status, message } });
  const value = {
    entity_type: "PHONE_NUMBER",
    entity_id: id,
    alert_info: {
      alert_severity: "INFORMATIONAL",
      alert_status: "NONE",
      alert_type: `OBA_${status}`,
      alert_description: message,
    },
  };
  sender.enqueue(value, { phoneId: "", field: "account_alerts", accountId });
}

type Told = { decision: string; name: string; reason?: string };

export function tellOfName(
  sender: Sender,
  { displayNumber, accountId }: BusinessNumber,
  { decision, name, reason }: Told,
): void {
  const value = {
    display_phone_number: displayNumber,
    decision,
    requested_verified_name: name,
    rejection_reason: reason ?? null,
  };
  sender.enqueue(value, { phoneId: "", field: "phone_number_name_update", accountId });
}

/** Meta tells of another limit and of more throughput; of less it says nothing. */
export function tellLimits(sender: Sender, before: BusinessNumber | undefined, after: BusinessNumber): void {
  const { accountId, limit, throughput, displayNumber } = after;
  if (limit && before?.limit !== limit) {
    const value = { max_daily_conversations_per_business: limit };
    sender.enqueue(value, { phoneId: "", field: "business_capability_update", accountId });
  }
  if (throughput === "HIGH" && before?.throughput !== "HIGH") {
    const value = { display_phone_number: displayNumber, event: "THROUGHPUT_UPGRADE" };
    sender.enqueue(value, { phoneId: "", field: "phone_number_quality_update", accountId });
  }
}

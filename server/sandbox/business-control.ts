import { z } from "zod";
import { makeToken, newTokenInput, permissions, viewBusiness } from "./business";
import { HttpError } from "./http";
import { changeProfileElsewhere } from "./profiles";
import { changeCodesElsewhere } from "./qr-codes";
import type { Sender } from "./webhooks";
import type { World } from "./world";

const accountChange = z
  .strictObject({ id: z.string(), isPaid: z.boolean(), isSubscribed: z.boolean() })
  .partial({ isPaid: true, isSubscribed: true });
const numberChange = z
  .strictObject({
    id: z.string(),
    status: z.enum(["CONNECTED", "FLAGGED", "RESTRICTED"]),
    quality: z.enum(["GREEN", "YELLOW", "RED"]),
    nameStatus: z.enum(["APPROVED", "DECLINED", "PENDING_REVIEW"]),
    isRegistered: z.boolean(),
  })
  .partial({ status: true, quality: true, nameStatus: true, isRegistered: true });
const tokenChange = z
  .strictObject({ id: z.string(), isRevoked: z.boolean(), permissions: z.array(z.enum(permissions)) })
  .partial({ isRevoked: true, permissions: true });

type Desk = { world: World; sender: Sender };

/** Changes how accounts, numbers and tokens are at Meta; undefined when the path is about something else. */
export function changeBusiness({ world, sender }: Desk, where: string, body: unknown): unknown {
  switch (where) {
    case "business/tokens":
      return makeToken(world, newTokenInput.parse(body));
    case "business/token":
      change(world.tokens, tokenChange.parse(body));
      break;
    case "business/account":
      change(world.accounts, accountChange.parse(body));
      break;
    case "business/number":
      changeNumber({ world, sender }, numberChange.parse(body));
      break;
    case "business/profile":
      return changeProfileElsewhere(world, body);
    case "business/qr-codes":
      return changeCodesElsewhere(world, body);
    default:
      return undefined;
  }
  world.changes.emit("business");
  return viewBusiness(world);
}

type Rows<T> = { get(id: string): T | undefined; put(row: T): T };

function change<T extends { id: string }>(rows: Rows<T>, asked: Partial<T> & { id: string }): T {
  const row = rows.get(asked.id);
  if (!row) throw new HttpError(404, `There is no ${asked.id} here.`);
  return rows.put({ ...row, ...asked });
}

/** Meta posts a webhook when a name was decided; what else changes, it tells when it is asked. */
function changeNumber({ world, sender }: Desk, asked: z.output<typeof numberChange>) {
  const before = world.numbers.get(asked.id);
  const after = change(world.numbers, asked);
  if (before?.nameStatus === after.nameStatus) return;
  const decision = { APPROVED: "APPROVED", DECLINED: "REJECTED", PENDING_REVIEW: "PENDING" }[
    after.nameStatus
  ];
  const value = {
    display_phone_number: after.displayNumber,
    decision,
    requested_verified_name: after.name,
    ...(decision === "REJECTED" && { rejection_reason: "NAME_FORMATTING_UNACCEPTABLE" }),
  };
  sender.enqueue(value, { phoneId: "", field: "phone_number_name_update", accountId: after.accountId });
}

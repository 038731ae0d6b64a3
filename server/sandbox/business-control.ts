import { z } from "zod";
import { changeAutomationElsewhere } from "./automations";
import {
  healths,
  limits,
  makeToken,
  newTokenInput,
  permissions,
  throughputs,
  viewBusiness,
} from "./business";
import { HttpError } from "./http";
import { changeProfileElsewhere } from "./profiles";
import { changeCodesElsewhere } from "./qr-codes";
import { decideReview, nameReasons, tellLimits, tellOfName } from "./reviews";
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
    limit: z.enum(limits),
    throughput: z.enum(throughputs),
    health: z.enum(healths),
  })
  .partial()
  .required({ id: true });
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
    case "business/review":
      decideReview({ world, sender }, body);
      break;
    case "business/profile":
      return changeProfileElsewhere(world, body);
    case "business/automation":
      return changeAutomationElsewhere(world, body);
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

/** Meta posts a webhook when a name was decided or a limit is another; what else changes, it tells when it is asked. */
function changeNumber({ world, sender }: Desk, asked: z.output<typeof numberChange>) {
  const before = world.numbers.get(asked.id);
  const after = change(world.numbers, asked);
  tellLimits(sender, before, after);
  if (before?.nameStatus === after.nameStatus) return;
  const decision = { APPROVED: "APPROVED", DECLINED: "REJECTED", PENDING_REVIEW: "PENDING" }[
    after.nameStatus
  ];
  const reason = decision === "REJECTED" ? nameReasons[0] : undefined;
  tellOfName(sender, after, { decision, name: after.name, reason });
}

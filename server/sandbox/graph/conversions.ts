import type { Account, Token } from "../business";
import type { Content, World } from "../world";
import { GraphError, unknownObject } from "./errors";
import { requirePermission } from "./tokens";

/** An event as Meta was told of it; one that is told again under its id is counted and not put together. */
export type ToldEvent = { id: string; datasetId: string; told: Content; times: number; testCode?: string };

const names = new Set([
  ...["Purchase", "LeadSubmitted", "QualifiedLead", "InitiateCheckout", "AddToCart", "ViewContent"],
  ...["OrderCreated", "OrderShipped", "OrderDelivered", "OrderCanceled", "OrderReturned", "CartAbandoned"],
  ...["RatingProvided", "ReviewProvided"],
]);
const longestSeconds = 7 * 24 * 3600;

/** Meta keeps one dataset for each account, and returns the same whenever it is asked to make it. */
export const datasetOf = ({ id }: Account) => `77${id}`;

const accountBehind = ({ accounts }: World, datasetId: string) =>
  accounts.all().find((account) => datasetOf(account) === datasetId);

const refuse = (message: string, subcode?: number) =>
  new GraphError(100, { message: `(#100) ${message}`, subcode });

/** What is wrong with an event, if anything is. */
function faultOf(world: World, account: Account, event: Content): string | undefined {
  const user = (event.user_data ?? {}) as Record<string, unknown>;
  const custom = event.custom_data as Record<string, unknown> | undefined;
  const age = world.now() / 1000 - Number(event.event_time);
  if (!names.has(String(event.event_name))) return `Invalid event name ${event.event_name}`;
  if (!(age > -300 && age <= longestSeconds)) return "Event Timestamp Too Old or in the future";
  if (event.action_source !== "business_messaging" || event.messaging_channel !== "whatsapp") {
    return "action_source and messaging_channel do not go together";
  }
  if (user.whatsapp_business_account_id !== account.id) return "The account is not this dataset's";
  if (typeof user.ctwa_clid !== "string" || user.ctwa_clid === "") return "ctwa_clid is missing";
  if (world.controls.events.badClicks.includes(user.ctwa_clid)) return "ctwa_clid is not known";
  if (event.event_name !== "Purchase") return undefined;
  const isPriced = typeof custom?.value === "number" && custom.value > 0;
  return isPriced && /^[A-Z]{3}$/.test(String(custom.currency)) ? undefined : "value or currency is missing";
}

/** Takes a set of events whole, or refuses it whole for one of them. */
export function takeEvents(world: World, token: Token, datasetId: string, body: unknown) {
  requirePermission(token, "whatsapp_business_manage_events");
  const account = accountBehind(world, datasetId);
  if (!account) throw unknownObject("POST", datasetId);
  const { mode } = world.controls.events;
  if (mode === "limit") throw new GraphError(80004, { message: "(#80004) There have been too many calls." });
  if (mode === "refuse") throw refuse("Invalid parameter", 2804003);
  const { data, test_event_code } = (body ?? {}) as { data?: Content[]; test_event_code?: string };
  if (!Array.isArray(data) || data.length === 0 || data.length > 1000) throw refuse("data must hold events");
  for (const event of data) {
    const fault = faultOf(world, account, event);
    if (fault) throw refuse(fault, 2804003);
  }
  for (const told of data) {
    const id = String(told.event_id);
    const times = (world.events.get(id)?.times ?? 0) + 1;
    world.events.put({ id, datasetId, told, times, testCode: test_event_code });
  }
  return { events_received: data.length, messages: [], fbtrace_id: "sandbox" };
}

import type { Account, BusinessNumber } from "../business";
import type { World } from "../world";
import { describeAutomation } from "./automation";
import { GraphError } from "./errors";

/** The fields of a node that were asked for; Graph always adds the id and refuses a name it does not know. */
function pick(node: Record<string, unknown>, nodeType: string, asked: string | null, usual: string) {
  const fields = new Set(["id", ...(asked ?? usual).split(",").map((field) => field.trim())]);
  for (const field of fields) {
    if (!(field in node)) {
      const message = `(#100) Tried accessing nonexisting field (${field}) on node type (${nodeType})`;
      throw new GraphError(100, { message });
    }
  }
  return Object.fromEntries(Object.entries(node).filter(([field]) => fields.has(field)));
}

const displayed = (digits: string) =>
  digits.replace(/^1(\d{3})(\d{3})(\d{4})$/, "+1 $1-$2-$3").replace(/^(?=\d)/, "+");

const usualLimit = "TIER_10K";

const describe = ({
  id,
  displayNumber,
  name,
  quality,
  isRegistered,
  official,
  limit = usualLimit,
}: BusinessNumber) => ({
  id,
  display_phone_number: displayed(displayNumber),
  verified_name: name,
  quality_rating: quality,
  code_verification_status: "VERIFIED",
  account_mode: "LIVE",
  is_official_business_account: official?.status === "APPROVED",
  messaging_limit_tier: limit,
  platform_type: isRegistered ? "CLOUD_API" : "NOT_APPLICABLE",
});

export function readNumber(world: World, number: BusinessNumber, query: URLSearchParams) {
  const node = {
    ...describe(number),
    name_status: number.nameStatus,
    new_display_name: number.newName,
    new_name_status: number.newNameStatus,
    status: number.isRegistered ? number.status : "DISCONNECTED",
    throughput: { level: number.throughput ?? "STANDARD" },
    last_onboarded_time: "2026-01-05T09:00:00+0000",
    whatsapp_business_manager_messaging_limit: number.limit ?? usualLimit,
    health_status: health(world, number.accountId, number),
    conversational_automation: describeAutomation(world, number.id),
    webhook_configuration: { application: world.settings.SANDBOX_WEBHOOK_URL },
  };
  const usual = "verified_name,code_verification_status,display_phone_number,quality_rating";
  return pick(node, "WhatsAppBusinessPhoneNumber", query.get("fields"), usual);
}

export function listNumbers({ numbers }: World, account: Account, query: URLSearchParams) {
  const nodes = numbers
    .all()
    .filter(({ accountId }) => accountId === account.id)
    .map((number) => ({
      ...describe(number),
      status: "LINKED",
      country_code: "US",
      country_dial_code: "1",
      unified_cert_status: "APPROVED",
      host_platform: "CLOUD_API",
      // Fields of newer versions than the description of the API has.
      name_status: number.nameStatus,
      throughput: { level: "STANDARD" },
      whatsapp_business_manager_messaging_limit: "TIER_10K",
    }));
  const usual =
    "verified_name,code_verification_status,display_phone_number,quality_rating,status,host_platform";
  // The description requires the number and its status whatever is asked.
  const asked = [query.get("fields") ?? usual, "display_phone_number", "status"].join(",");
  return {
    data: nodes.map((node) => pick(node, "WhatsAppBusinessPhoneNumber", asked, usual)),
    paging: { cursors: { before: "MAZDZD", after: "MAZDZD" } },
  };
}

/** Meta's numbers of a few time zones; of any other it says that it is not known. */
const zoneNumbers: Record<string, string> = {
  "America/Los_Angeles": "1",
  "America/New_York": "7",
  "Europe/Brussels": "18",
  "America/Sao_Paulo": "25",
  "America/Bogota": "43",
  "Europe/Berlin": "47",
  "Europe/Madrid": "55",
  "Europe/Paris": "57",
  "Europe/London": "58",
  "Asia/Kolkata": "71",
  "Europe/Amsterdam": "98",
};

export function readAccount(world: World, account: Account, query: URLSearchParams) {
  const node = {
    id: account.id,
    name: account.name,
    timezone_id: zoneNumbers[world.settings.SANDBOX_TIME_ZONE] ?? "0",
    currency: "USD",
    message_template_namespace: "ba30dd89_2ebd_41e4_b805_f2c05ae04cc9",
    account_review_status: "APPROVED",
    business_verification_status: "VERIFIED",
    country: "US",
    ownership_type: "SELF_OWNED",
    primary_business_location: "US",
    health_status: health(world, account.id),
  };
  const asked = [query.get("fields") ?? "name,timezone_id,message_template_namespace,currency", "name"].join(
    ",",
  );
  return pick(node, "WhatsAppBusinessAccount", asked, asked);
}

export const listSubscribedApps = ({ settings }: World, { isSubscribed }: Account) => ({
  data: isSubscribed ? [{ whatsapp_business_api_data: { id: settings.META_APP_ID, name: "Guichet" } }] : [],
});

/** Lets a number send, with the PIN its owner chooses now or chose before. */
export function registerNumber({ numbers, changes }: World, number: BusinessNumber, body: unknown) {
  const { messaging_product, pin } = (body ?? {}) as { messaging_product?: unknown; pin?: unknown };
  if (messaging_product !== "whatsapp") {
    throw new GraphError(100, { message: "(#100) The parameter messaging_product is required." });
  }
  if (typeof pin !== "string" || !/^\d{6}$/.test(pin)) {
    throw new GraphError(100, { message: "(#100) Param pin must be 6 characters long." });
  }
  if (number.pin && number.pin !== pin) {
    throw new GraphError(133005, { message: "(#133005) Two step verification PIN Mismatch" });
  }
  numbers.put({ ...number, isRegistered: true, pin });
  changes.emit("business");
  return { success: true };
}

const well = { can_send_message: "AVAILABLE" };

const unpaid = {
  can_send_message: "BLOCKED",
  errors: [
    {
      error_code: 141006,
      error_description:
        "There is an error with the payment method. This will block messages that are billed.",
      possible_solution: "There was an error with your payment method. Please add a new one to the account.",
    },
  ],
};

const restricted = {
  can_send_message: "BLOCKED",
  errors: [
    {
      error_code: 141001,
      error_description: "The phone number is restricted for going against the messaging policy.",
      possible_solution: "Appeal the restriction in WhatsApp Manager.",
    },
  ],
};

const limited = {
  can_send_message: "LIMITED",
  additional_info: ["Your display name has not been approved yet. Your messaging limit grows when it is."],
};

const healthOf = ({ status, health }: BusinessNumber) =>
  status === "RESTRICTED" || health === "BLOCKED" ? restricted : health === "LIMITED" ? limited : well;

function health({ accounts }: World, accountId: string, number?: BusinessNumber) {
  const ofAccount = accounts.get(accountId)?.isPaid === false ? unpaid : well;
  const entities = [
    ...(number
      ? [
          {
            entity_type: "PHONE_NUMBER",
            id: number.id,
            ...healthOf(number),
          },
        ]
      : []),
    { entity_type: "WABA", id: accountId, ...ofAccount },
  ];
  const worst = ["BLOCKED", "LIMITED"].find((state) =>
    entities.some((entity) => entity.can_send_message === state),
  );
  return { can_send_message: worst ?? "AVAILABLE", entities };
}

import type { Settings } from "../settings";
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

const number = (settings: Settings) => ({
  id: settings.SANDBOX_PHONE_NUMBER_ID,
  display_phone_number: displayed(settings.SANDBOX_DISPLAY_NUMBER),
  verified_name: settings.SANDBOX_BUSINESS_NAME,
  quality_rating: "GREEN",
  code_verification_status: "VERIFIED",
  account_mode: "LIVE",
  is_official_business_account: false,
  messaging_limit_tier: "TIER_10K",
});

export function readNumber(settings: Settings, query: URLSearchParams) {
  const node = {
    ...number(settings),
    name_status: "APPROVED",
    status: "CONNECTED",
    platform_type: "CLOUD_API",
    throughput: { level: "STANDARD" },
    last_onboarded_time: "2026-01-05T09:00:00+0000",
    whatsapp_business_manager_messaging_limit: "TIER_10K",
    health_status: health("PHONE_NUMBER", settings.SANDBOX_PHONE_NUMBER_ID),
    webhook_configuration: { application: settings.SANDBOX_WEBHOOK_URL },
  };
  const usual = "verified_name,code_verification_status,display_phone_number,quality_rating";
  return pick(node, "WhatsAppBusinessPhoneNumber", query.get("fields"), usual);
}

export function listNumbers(settings: Settings, query: URLSearchParams) {
  const node = {
    ...number(settings),
    status: "LINKED",
    country_code: "US",
    country_dial_code: "1",
    unified_cert_status: "APPROVED",
    host_platform: "CLOUD_API",
    // Fields of newer versions than the description of the API has.
    name_status: "APPROVED",
    platform_type: "CLOUD_API",
    throughput: { level: "STANDARD" },
    whatsapp_business_manager_messaging_limit: "TIER_10K",
  };
  const usual =
    "verified_name,code_verification_status,display_phone_number,quality_rating,status,host_platform";
  // The description requires the number and its status whatever is asked.
  const asked = [query.get("fields") ?? usual, "display_phone_number", "status"].join(",");
  return {
    data: [pick(node, "WhatsAppBusinessPhoneNumber", asked, usual)],
    paging: { cursors: { before: "MAZDZD", after: "MAZDZD" } },
  };
}

export function readAccount(settings: Settings, query: URLSearchParams) {
  const node = {
    id: settings.SANDBOX_WABA_ID,
    name: settings.SANDBOX_BUSINESS_NAME,
    timezone_id: "44",
    currency: "USD",
    message_template_namespace: "ba30dd89_2ebd_41e4_b805_f2c05ae04cc9",
    account_review_status: "APPROVED",
    business_verification_status: "VERIFIED",
    country: "US",
    ownership_type: "SELF_OWNED",
    primary_business_location: "US",
    health_status: health("WABA", settings.SANDBOX_WABA_ID),
  };
  const asked = [query.get("fields") ?? "name,timezone_id,message_template_namespace,currency", "name"].join(
    ",",
  );
  return pick(node, "WhatsAppBusinessAccount", asked, asked);
}

export const listSubscribedApps = (settings: Settings) => ({
  data: [{ whatsapp_business_api_data: { id: settings.META_APP_ID, name: "Guichet" } }],
});

const health = (entityType: string, id: string) => ({
  can_send_message: "AVAILABLE",
  entities: [{ entity_type: entityType, id, can_send_message: "AVAILABLE" }],
});

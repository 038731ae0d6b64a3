import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** For tests: how one number and its account are at Meta. */
export type AtMeta = {
  isTokenValid: boolean;
  expiredSubcode?: number;
  expiresAt: number;
  scopes: string[];
  isSubscribed: boolean;
  isRegistered: boolean;
  pin?: string;
  status: string;
  quality: string;
  nameStatus: string;
  level: string;
  entities: unknown[];
  isOfAccount: boolean;
  /** Meta's number of the account's time zone. */
  zoneId?: string;
  /** Meta cannot be reached. */
  isAway: boolean;
};

const well: AtMeta = {
  isTokenValid: true,
  expiresAt: 0,
  scopes: ["whatsapp_business_messaging", "whatsapp_business_management"],
  isSubscribed: true,
  isRegistered: true,
  status: "CONNECTED",
  quality: "GREEN",
  nameStatus: "APPROVED",
  level: "STANDARD",
  entities: [],
  isOfAccount: true,
  isAway: false,
};

const appId = "1234567890";
const whiteDot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

/** For tests: a server that answers for every number and account as `at` says, and remembers what it was asked. */
export async function startMeta() {
  const at: AtMeta = { ...well };
  const calls: string[] = [];
  const numberIds = ["9101", "9102", "9103"];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const url = new URL(request.url ?? "", "http://meta");
    const path = url.pathname.replace(/^\/v[\d.]+/, "");
    const call = `${request.method} ${path}`;
    calls.push(call);
    if (at.isAway) return say(response, 503, undefined);
    const isTokenAsked = path === "/debug_token";
    if (!isTokenAsked && path !== "/oauth/access_token" && !at.isTokenValid) {
      const error = { code: 190, error_subcode: at.expiredSubcode, message: "Error validating access token" };
      return say(response, 401, { error: { ...error, fbtrace_id: "AbC" } });
    }
    answer(response, call, body ? JSON.parse(body) : {});
  });

  function answer(response: ServerResponse, call: string, body: { pin?: string; code?: string }) {
    const [method, path = ""] = call.split(" ");
    const [id = "", edge] = path.split("/").slice(1);
    if (path === "/debug_token") {
      const { isTokenValid, expiresAt, scopes, expiredSubcode } = at;
      const error = isTokenValid ? undefined : { code: 190, subcode: expiredSubcode };
      return say(response, 200, { data: { is_valid: isTokenValid, expires_at: expiresAt, scopes, error } });
    }
    if (path === "/oauth/access_token")
      return say(response, 200, { access_token: "EAAtoken-behind-the-code" });
    if (edge === "subscribed_apps") {
      if (method !== "GET") at.isSubscribed = method === "POST";
      const data = at.isSubscribed ? [{ whatsapp_business_api_data: { id: appId } }] : [];
      return say(response, 200, method === "GET" ? { data } : { success: true });
    }
    if (edge === "phone_numbers") {
      const data = at.isOfAccount ? numberIds.map((one) => ({ id: one })) : [];
      return say(response, 200, { data });
    }
    if (edge === "message_qrdls") {
      const { code = `ANED2T5QRU${String(calls.length).padStart(4, "0")}` } = body;
      const made = { code, prefilled_message: "Hola", deep_link_url: `https://wa.me/message/${code}` };
      return say(response, 200, method === "DELETE" ? { success: true } : made);
    }
    // A video whose one still is a white dot.
    if (edge === "thumbnails")
      return say(response, 200, { data: [{ uri: `${process.env.META_GRAPH_URL}/still.png` }] });
    if (path === "/still.png")
      return void response
        .writeHead(200, { "content-type": "image/png" })
        .end(Buffer.from(whiteDot, "base64"));
    if (edge === "messages")
      return say(response, 200, {
        messaging_product: "whatsapp",
        contacts: [{ input: "1", wa_id: "1" }],
        messages: [{ id: `wamid.${calls.length}` }],
      });
    if (edge === "register") {
      if (at.pin && at.pin !== body.pin)
        return say(response, 400, { error: { code: 133005, message: "PIN" } });
      at.isRegistered = true;
      return say(response, 200, { success: true });
    }
    if (!numberIds.includes(id)) {
      // An account, or something of an ad account that is paused and takes whatever it is told.
      const ofAds = {
        configured_status: "PAUSED",
        daily_budget: "2000",
        sequence_id: "7",
        success: true,
      };
      return say(response, 200, { id, name: "Luna", currency: "EUR", timezone_id: at.zoneId, ...ofAds });
    }
    say(response, 200, {
      id,
      display_phone_number: `+32 470 00 ${id.slice(0, 2)} ${id.slice(2)}`,
      verified_name: "Boulangerie Luna",
      quality_rating: at.quality,
      status: at.isRegistered ? at.status : "DISCONNECTED",
      name_status: at.nameStatus,
      code_verification_status: "VERIFIED",
      platform_type: "CLOUD_API",
      whatsapp_business_manager_messaging_limit: "TIER_2K",
      throughput: { level: at.level },
      health_status: { can_send_message: "AVAILABLE", entities: at.entities },
    });
  }

  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  process.env.META_GRAPH_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    at,
    calls,
    /** The numbers there are, all of one account. */
    numberIds,
    /** As on a good day, with these differences. */
    is(change: Partial<AtMeta> = {}) {
      Object.assign(at, { expiredSubcode: undefined, pin: undefined, zoneId: undefined }, well, change);
      calls.length = 0;
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}

function say(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(body === undefined ? "away" : JSON.stringify(body));
}

/** What Meta's health says when nobody pays. */
export const paymentMissing = {
  entity_type: "WABA",
  id: "9001",
  can_send_message: "BLOCKED",
  errors: [
    {
      error_code: 141006,
      error_description: "There is an error with the payment method.",
      possible_solution: "Add a payment method to the account.",
    },
  ],
};

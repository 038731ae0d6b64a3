import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { startSandbox } from "./server";
import { parseSettings, type Settings } from "./settings";
import type { MessageView } from "./views";
import { sign } from "./webhooks";

export type Status = {
  id: string;
  status: string;
  timestamp: string;
  recipient_id?: string;
  recipient_user_id?: string;
  biz_opaque_callback_data?: string;
  pricing?: { type: string; category: string; billable: boolean };
  conversation?: { id: string; expiration_timestamp?: string };
  errors?: { code: number }[];
};
type Inbound = { id: string; from?: string; type: string; timestamp: string } & Record<string, unknown>;
type Value = { messages?: Inbound[]; statuses?: Status[]; contacts?: Record<string, unknown>[] };
type Body = { object: string; entry: { id: string; changes: { field: string; value: Value }[] }[] };

vi.setConfig({ testTimeout: 30_000 });

/** Waits until a check holds; long, because a busy machine is slow and not wrong. */
export const eventually = <T>(check: () => T | Promise<T>) =>
  vi.waitFor(check, { timeout: 15_000, interval: 20 });

const appSecret = "secret-of-the-test";

/** A business that takes webhooks, answers as told and remembers what it got. */
export async function startBusiness() {
  const deliveries: { at: number; body: Body; raw: string; isSigned: boolean; status: number }[] = [];
  const refuse: { next: number } = { next: 0 };
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? "", "http://business");
    if (request.method === "GET") return response.end(searchParams.get("hub.challenge"));
    let raw = "";
    for await (const chunk of request) raw += chunk;
    const status = refuse.next > 0 ? 503 : 200;
    refuse.next = Math.max(0, refuse.next - 1);
    const isSigned = request.headers["x-hub-signature-256"] === sign(raw, appSecret);
    deliveries.push({ at: Date.now(), body: JSON.parse(raw), raw, isSigned, status });
    response.writeHead(status).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });

  const values = () =>
    deliveries
      .filter(({ status }) => status === 200)
      .flatMap(({ body }) => body.entry.flatMap(({ changes }) => changes.map(({ value }) => value)));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    deliveries,
    refuseNext(count: number) {
      refuse.next = count;
    },
    messages: () => values().flatMap(({ messages }) => messages ?? []),
    statuses: () => values().flatMap(({ statuses }) => statuses ?? []),
    statusesOf: (id: string) =>
      values()
        .flatMap(({ statuses }) => statuses ?? [])
        .filter((status) => status.id === id),
  };
}

export function testSettings(webhookUrl: string, folder: string): Settings {
  const settings = parseSettings({
    GUICHET_DEMO: "1",
    SANDBOX_PORT: "0",
    SANDBOX_STATE_FILE: join(folder, "journal.jsonl"),
    SANDBOX_WEBHOOK_URL: webhookUrl,
    SANDBOX_ACCESS_TOKEN: "token-of-the-test",
    META_APP_ID: "1",
    META_APP_SECRET: appSecret,
    META_VERIFY_TOKEN: "verify-token",
  });
  if (typeof settings === "string") throw new Error(settings);
  return settings;
}

/** A running sandbox, its business, and the clock in our hands. */
export async function startDesk() {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  const business = await startBusiness();
  const settings = testSettings(business.url, folder);
  const clock: { ahead: number; heldAt?: number } = { ahead: 0 };
  const options = {
    now: () => (clock.heldAt ?? Date.now()) + clock.ahead,
    pace: { statusMs: 2, retryMs: 10, retryCapMs: 80, lingerMs: 30, reviewMs: 5, videoMs: 5 },
  };
  let sandbox = await startSandbox(settings, options);
  onTestFinished(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const request = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${sandbox.url}${path}`, init);
    return { status: answer.status, body: await answer.json() };
  };
  const headers = { authorization: "Bearer token-of-the-test", "content-type": "application/json" };
  const graph = (path: string, body?: unknown, method = body ? "POST" : "GET") =>
    request(`/v26.0/${path}`, { method, headers, body: body ? JSON.stringify(body) : undefined });
  const control = (path: string, body?: unknown) =>
    request(`/control/${path}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json" },
      body: body ? JSON.stringify(body) : undefined,
    });

  return {
    business,
    settings,
    url: () => sandbox.url,
    token: headers.authorization,
    holdTheClock() {
      clock.heldAt = Date.now();
    },
    passHours(hours: number) {
      clock.ahead += hours * 3600 * 1000;
    },
    async restart() {
      await sandbox.close();
      sandbox = await startSandbox(settings, options);
    },
    request,
    graph,
    control,
    send: (message: Record<string, unknown>) =>
      graph(`${settings.SANDBOX_PHONE_NUMBER_ID}/messages`, { messaging_product: "whatsapp", ...message }),
    sendText: (to: string, body: string, rest = {}) =>
      graph(`${settings.SANDBOX_PHONE_NUMBER_ID}/messages`, {
        messaging_product: "whatsapp",
        to,
        type: "text",
        text: { body },
        ...rest,
      }),
    writes: async (phoneId: string, message: Record<string, unknown>): Promise<MessageView> =>
      (await control(`phones/${phoneId}/messages`, message)).body,
    shows: async (phoneId: string): Promise<MessageView[]> =>
      (await control(`phones/${phoneId}/messages`)).body,
  };
}

export const camille = { id: "camille", waId: "33639980142" };

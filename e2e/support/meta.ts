import { createHmac } from "node:crypto";
import { expect } from "@playwright/test";
import { stack } from "./stack";

export const webhookPath = "/api/webhooks/meta";

export const sign = (body: string, secret = stack().appSecret) =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

/** Posts a delivery as Meta does, with a signature of the app's secret. */
export async function post(payload: unknown): Promise<void> {
  const body = JSON.stringify(payload);
  const answer = await fetch(new URL(webhookPath, stack().url), {
    method: "POST",
    headers: { "content-type": "application/json", "x-hub-signature-256": sign(body) },
    body,
  });
  expect(answer.status).toBe(200);
}

import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET, POST } from "@/app/api/webhooks/meta/route";
import { largestBody } from "./accept-delivery";
import { answerRequest, webhookPath } from "./answer-request";
import { signed } from "./posts";

const server = createServer((request, response) => {
  if (!answerRequest(request, response)) response.writeHead(404).end("next");
});
let url = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const send = ({ rawBody, signature }: ReturnType<typeof signed>) =>
  fetch(url + webhookPath, {
    method: "POST",
    body: new Uint8Array(rawBody),
    headers: { "x-hub-signature-256": signature },
  });

test("a delivery is answered here, and everything else is left to the pages", async () => {
  expect((await send(signed("{}"))).status).toBe(200);
  expect((await send({ ...signed("{}"), signature: "sha256=00" })).status).toBe(401);
  expect((await fetch(`${url + webhookPath}?hub.mode=subscribe`)).status).toBe(400);
  expect((await fetch(url + webhookPath, { method: "PUT" })).status).toBe(404);
  expect((await fetch(`${url}/inbox`)).status).toBe(404);
});

test("a body that never ends is answered when it has become too large", async () => {
  const status = await new Promise((resolve, reject) => {
    const outgoing = ask(url + webhookPath, { method: "POST" }, (response) => {
      resolve(response.statusCode);
      outgoing.destroy();
    });
    outgoing.on("error", reject);
    const part = Buffer.alloc(256 * 1024, "x");
    const more = () => outgoing.write(part, () => setImmediate(more));
    more();
  });
  expect(status).toBe(413);
});

test("a body that says that it is too large is not read", async () => {
  const status = await new Promise((resolve, reject) => {
    const headers = { "content-length": largestBody + 1 };
    const outgoing = ask(url + webhookPath, { method: "POST", headers }, (response) => {
      resolve(response.statusCode);
      outgoing.destroy();
    });
    outgoing.on("error", reject);
    outgoing.flushHeaders();
  });
  expect(status).toBe(413);
});

test("the route of the pages answers as the fast lane does", async () => {
  const ask = (body: Buffer | ReadableStream, signature: string) =>
    POST(
      new Request(url + webhookPath, {
        method: "POST",
        body: body instanceof ReadableStream ? body : new Uint8Array(body),
        headers: { "x-hub-signature-256": signature },
        duplex: "half",
      } as RequestInit),
    );
  const { rawBody, signature } = signed("{}");
  expect((await ask(rawBody, signature)).status).toBe(200);
  expect((await ask(rawBody, "sha256=00")).status).toBe(401);
  expect((await ask(signed("{").rawBody, signed("{").signature)).status).toBe(400);
  const endless = new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(256 * 1024)) });
  expect((await ask(endless, signature)).status).toBe(413);
  const query = "hub.mode=subscribe&hub.challenge=42&hub.verify_token=verify%20token%20of%20the%20tests";
  const answer = GET(new Request(`${url + webhookPath}?${query}`));
  expect([answer.status, await answer.text()]).toEqual([200, "42"]);
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { deliveries, jobs } from "@/db/schema/hall";
import { createShop } from "../messaging/testing-shop";
import { root, typescript } from "../run/program";
import { post, writes } from "../webhooks/posts";
import { arrive } from "./arrivals";

async function startWorker(metaUrl: string) {
  const child = spawn(process.execPath, typescript("server/worker/main.ts"), {
    cwd: root,
    env: { ...process.env, META_GRAPH_URL: metaUrl },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(child, "message");
  return child;
}

test("a worker told to stop in the middle of a send waits for Meta's yes, and takes nothing more", {
  timeout: 60_000,
}, async () => {
  const held: ServerResponse[] = [];
  const meta = createServer((request, response) => {
    request.resume();
    if (request.url?.endsWith("/messages")) held.push(response);
    else response.writeHead(404).end("{}");
  });
  await new Promise<void>((resolve) => meta.listen(0, "127.0.0.1", resolve));
  const { number, contact, say, find } = await createShop();
  await ownerDb().delete(jobs);
  const worker = await startWorker(`http://127.0.0.1:${(meta.address() as AddressInfo).port}`);
  const ended = once(worker, "exit");

  const messageId = await say("Hasta mañana");
  while (held.length === 0) await pause(20);
  worker.kill("SIGTERM");
  await pause(1000);
  expect(worker.exitCode, "it still waits").toBeNull();
  await arrive(post(number, writes({ from: { waId: contact.waId! }, id: "wamid.late", at: new Date() })));
  await pause(1500);
  const [late] = await ownerDb().select().from(deliveries);
  expect(late?.processedAt).toBeNull();

  held[0]?.writeHead(200, { "content-type": "application/json" }).end(
    JSON.stringify({
      messaging_product: "whatsapp",
      contacts: [{ input: "1" }],
      messages: [{ id: "wamid.yes" }],
    }),
  );
  expect((await ended)[0]).toBe(0);
  expect(await find(messageId)).toMatchObject({ status: "sent", waMessageId: "wamid.yes" });
  expect(held, "it was sent once").toHaveLength(1);
  const left = await ownerDb().select({ name: jobs.name }).from(jobs);
  expect(left.filter(({ name }) => name === "deliverMessage")).toEqual([]);
  meta.closeAllConnections();
  meta.close();
});

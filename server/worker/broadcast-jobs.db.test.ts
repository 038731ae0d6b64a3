import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { as, createMember } from "@/db/factories";
import { reply } from "../inbox/reply";
import { createBakery, hoursAgo } from "../notifications/broadcasts/testing";
import { jobsChannel } from "../queue";
import { listenFor } from "./wake";
import { workJobs } from "./work-jobs";

test("an answer leaves while more messages of a broadcast than workers wait for Meta", async () => {
  const asked: string[] = [];
  const slow = createServer(async (request) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    asked.push((JSON.parse(Buffer.concat(parts).toString()) as { type: string }).type);
  });
  await new Promise<void>((resolve) => slow.listen(0, "127.0.0.1", resolve));
  process.env.META_GRAPH_URL = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
  const { luna, customer, draft, send } = await createBakery({ throughputPerSecond: 80 });
  for (let n = 0; n < 40; n++) await customer();
  await send(await draft());

  const stopping = new AbortController();
  const work = workJobs(listenFor(jobsChannel), stopping.signal);
  while (asked.length < 16) await pause(20);
  const { conversation } = await customer({}, hoursAgo(1));
  const hana = await createMember(luna.id, "Hana", ["agent"]);
  const content = { type: "text", body: "Until eight." } as const;
  await reply(as(hana), { conversationId: conversation.id, clientId: crypto.randomUUID(), content });
  while (!asked.includes("text")) await pause(20);
  expect(asked.filter((type) => type === "text")).toHaveLength(1);

  stopping.abort();
  slow.closeAllConnections();
  slow.close();
  await work;
});

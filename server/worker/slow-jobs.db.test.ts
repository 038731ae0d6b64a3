import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { storeAccessToken } from "../channels/access-token";
import { systemCtx } from "../context";
import { defineJob, enqueue, jobsChannel } from "../queue";
import { post, writes } from "../webhooks/posts";
import { arrive, openShop, processAll } from "./arrivals";
import { listenFor } from "./wake";
import { workJobs } from "./work-jobs";

test("files that Meta is slow to hand over hold up nothing else", async () => {
  let asked = 0;
  const silent = createServer(() => {
    asked += 1;
  });
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  process.env.META_GRAPH_URL = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const { workspaceId, number } = await openShop();
  await storeAccessToken(systemCtx(workspaceId), { accountId: number.accountId, token: "token-of-luna" });
  const images = Array.from({ length: 20 }, (_, index) =>
    writes({
      from: { waId: "34600111222" },
      id: `wamid.image.${index}`,
      at: new Date(),
      type: "image",
      image: { id: `100${index}`, mime_type: "image/jpeg" },
    }),
  );
  await arrive(post(number, ...images));
  await processAll();

  const stopping = new AbortController();
  const work = workJobs(listenFor(jobsChannel), stopping.signal);
  while (asked === 0) await pause(20);
  await enqueue(systemCtx(workspaceId), defineJob("dance", z.object({})), {});
  const danced = sql`name = 'dance' and failed_at is not null`;
  while ((await ownerDb().select().from(jobs).where(danced)).length === 0) await pause(20);
  expect(await ownerDb().select().from(jobs).where(eq(jobs.name, "media.fetch"))).toHaveLength(20);

  stopping.abort();
  silent.closeAllConnections();
  silent.close();
  await work;
});

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { credentials } from "@/db/schema/channels";
import { jobs } from "@/db/schema/hall";
import { media, mediaChunks } from "@/db/schema/messaging";
import { storeAccessToken } from "../channels/access-token";
import { systemCtx } from "../context";
import { post, writes } from "../webhooks/posts";
import { arrive, openShop, processAll } from "../worker/arrivals";
import { fetchMedia } from "./fetch-media";
import { fetchMediaJob } from "./fetch-media-job";
import { readChunk } from "./media-chunks";

const photo = Buffer.alloc(2_500_000, "cake");
const sha256 = createHash("sha256").update(photo).digest("hex");
const token = "token-of-luna";

/** Meta's side: says where the file lies, and gives it to whoever has the token. */
let isLost = false;
const meta = createServer((request, response) => {
  if (request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end();
  if (isLost)
    return void response
      .writeHead(404, { "content-type": "application/json" })
      .end(JSON.stringify({ error: { code: 100, error_subcode: 33, message: "Unsupported get request" } }));
  if (request.url?.startsWith("/file")) return void response.end(photo);
  const url = `${process.env.META_GRAPH_URL}/file`;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ url, mime_type: "image/jpeg", sha256, file_size: photo.length, id: "77" }));
});
beforeAll(async () => {
  await new Promise<void>((resolve) => meta.listen(0, "127.0.0.1", resolve));
  process.env.META_GRAPH_URL = `http://127.0.0.1:${(meta.address() as AddressInfo).port}`;
});
afterAll(() => meta.close());

async function receivePhoto() {
  const shop = await openShop();
  const ctx = systemCtx(shop.workspaceId);
  await storeAccessToken(ctx, { accountId: shop.number.accountId, token });
  const body = { id: "1003383421387256", mime_type: "image/jpeg" };
  const from = { waId: "34600111222" };
  await arrive(
    post(shop.number, writes({ from, id: "wamid.photo", at: new Date(), type: "image", image: body })),
  );
  await processAll();
  const [file] = await ownerDb().select().from(media).where(eq(media.workspaceId, shop.workspaceId));
  const [job] = await ownerDb().select().from(jobs).where(eq(jobs.workspaceId, shop.workspaceId));
  return { ctx, file: file!, job: job! };
}

const look = async (id: string) => (await ownerDb().select().from(media).where(eq(media.id, id)))[0]!;

test("a customer's photo is brought here, sealed, and given out as it was", async () => {
  const { ctx, file, job } = await receivePhoto();
  expect(file).toMatchObject({ state: "waiting", metaMediaId: "1003383421387256" });
  await fetchMedia(ctx, { mediaId: file.id }, { attempts: 1 });
  await fetchMedia(ctx, fetchMediaJob.payload.parse(job.payload), { attempts: 2 });
  expect(await look(file.id)).toMatchObject({ state: "stored", byteCount: photo.length });

  const chunks = await ownerDb().select().from(mediaChunks).where(eq(mediaChunks.mediaId, file.id));
  expect(chunks).toHaveLength(3);
  expect(chunks.some((chunk) => chunk.sealed.includes("cakecake"))).toBe(false);
  const parts: Buffer[] = [];
  for (let position = 0; position < chunks.length; position++) {
    parts.push((await readChunk(ctx, file.id, position))!);
  }
  expect(Buffer.concat(parts).equals(photo)).toBe(true);
});

test("a file that Meta no longer has is shown as lost, in words", async () => {
  const { ctx, file } = await receivePhoto();
  isLost = true;
  await fetchMedia(ctx, { mediaId: file.id }, { attempts: fetchMediaJob.maxAttempts });
  const lost = await look(file.id);
  expect(lost.state).toBe("failed");
  expect(lost.failureDetail).toMatch(/\w+/);
});

test("a file that cannot even be asked for is given up with the last attempt, and not waited for for ever", async () => {
  const { ctx, file } = await receivePhoto();
  await ownerDb().delete(credentials).where(eq(credentials.workspaceId, ctx.workspaceId));
  await expect(fetchMedia(ctx, { mediaId: file.id }, { attempts: 1 })).rejects.toThrow(/no access token/);
  expect(await look(file.id)).toMatchObject({ state: "waiting" });
  await fetchMedia(ctx, { mediaId: file.id }, { attempts: fetchMediaJob.maxAttempts });
  expect(await look(file.id)).toMatchObject({ state: "failed" });
});

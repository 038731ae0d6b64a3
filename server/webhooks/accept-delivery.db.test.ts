import { createServer, connect as openSocket, type Socket } from "node:net";
import { isNull } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createNumber, createWorkspace, ownerDb } from "@/db/factories";
import { deliveries } from "@/db/schema/hall";
import { messages } from "@/db/schema/messaging";
import { systemVault } from "../crypto";
import { signatureOf } from "../meta/signature";
import { processDeliveries } from "../worker/process-deliveries";
import { acceptDelivery, deliveryAbout, largestBody } from "./accept-delivery";
import { answerHandshake } from "./answer-handshake";
import { refusalCounts } from "./count-refusal";
import { post, signed, writes } from "./posts";

/** Stands between us and the database, and can be cut. */
const cable = (() => {
  const target = new URL(process.env.DATABASE_URL ?? "");
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((socket) => {
    if (isCut) return void socket.destroy();
    const database = openSocket(Number(target.port), target.hostname);
    for (const one of [socket, database]) {
      sockets.add(one);
      one.on("error", () => one.destroy()).on("close", () => sockets.delete(one));
    }
    socket.pipe(database).pipe(socket);
    socket.on("close", () => database.destroy());
    database.on("close", () => socket.destroy());
  });
  return {
    listen: () => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)),
    address: () => {
      const url = new URL(target);
      const at = server.address();
      url.port = String(typeof at === "object" && at ? at.port : 0);
      return url.href;
    },
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    close: () => server.close(),
  };
})();
await cable.listen();
process.env.DATABASE_URL = cable.address();
afterAll(() => cable.close());

const at = new Date("2026-11-20T10:00:00Z");
const carmen = { waId: "34600111222" };
const nobody = { wabaId: "1", metaPhoneNumberId: "2" };
const hello = () => signed(post(nobody, writes({ from: carmen, id: "wamid.hello", at })));
const stored = () => ownerDb().select().from(deliveries).where(isNull(deliveries.processedAt));

beforeEach(async () => {
  await ownerDb().delete(deliveries);
});

test("what Meta posted is stored sealed, as it came, before it is told so", async () => {
  const request = hello();
  expect(await acceptDelivery(request)).toEqual({ status: 200, body: "ok" });
  const [row] = await stored();
  expect(row!.sealedBody.includes("wamid.hello")).toBe(false);
  expect((await systemVault()).open(row!.sealedBody, deliveryAbout)).toEqual(request.rawBody);
});

describe("a signature that is not Meta's is refused, and nothing is stored", () => {
  const { rawBody, signature } = hello();
  test.each<[string, unknown]>([
    ["absent", undefined],
    ["empty", ""],
    ["of other bytes", signatureOf(Buffer.from("{}"), "app-secret-of-the-tests")],
    ["by another secret", signatureOf(rawBody, "another secret")],
    ["without its prefix", signature.slice("sha256=".length)],
    ["cut short", signature.slice(0, -2)],
    ["of the older kind", signature.replace("sha256", "sha1")],
    ["given twice", [signature, signature]],
  ])("%s", async (_, given) => {
    const before = refusalCounts().badSignature;
    expect(await acceptDelivery({ rawBody, signature: given })).toMatchObject({ status: 401 });
    expect(refusalCounts().badSignature).toBe(before + 1);
    expect(await stored()).toHaveLength(0);
  });
});

test("what is not JSON is refused, though it is signed", async () => {
  expect(await acceptDelivery(signed('{"object":'))).toMatchObject({ status: 400 });
  expect(await stored()).toHaveLength(0);
});

test("JSON that is no delivery is kept, for a person to look at", async () => {
  for (const odd of ["null", "[]", '"hello"', '{"entry":7}']) {
    expect(await acceptDelivery(signed(odd))).toMatchObject({ status: 200 });
  }
  expect(await stored()).toHaveLength(4);
});

test("three megabytes are taken, and not one byte more", async () => {
  const ofSize = (size: number) => signed(JSON.stringify("x".repeat(size - 2)));
  expect(await acceptDelivery(ofSize(largestBody))).toMatchObject({ status: 200 });
  expect(await acceptDelivery(ofSize(largestBody + 1))).toMatchObject({ status: 413 });
  expect(await stored()).toHaveLength(1);
});

test("while the database is away Meta is asked to send again, and afterwards all is well", async () => {
  cable.cut();
  expect(await acceptDelivery(hello())).toMatchObject({ status: 503 });
  cable.mend();
  await expect.poll(() => acceptDelivery(hello()), { timeout: 20_000 }).toMatchObject({ status: 200 });
  expect(await stored()).toHaveLength(1);
});

test("the same message a hundred times at once is one message", async () => {
  const luna = await createWorkspace();
  const number = await createNumber(luna.id);
  const request = signed(post(number, writes({ from: carmen, id: "wamid.again", at })));
  const answers = await Promise.all(Array.from({ length: 100 }, () => acceptDelivery(request)));
  expect(answers.every((answer) => answer.status === 200)).toBe(true);
  expect(await stored()).toHaveLength(100);
  while ((await processDeliveries()) > 0);
  expect(await ownerDb().select().from(messages)).toHaveLength(1);
});

test("only who knows the verify token gets the challenge back", () => {
  const ask = (token: string, mode = "subscribe") =>
    answerHandshake(
      new URLSearchParams({ "hub.mode": mode, "hub.verify_token": token, "hub.challenge": "1158201444" }),
    );
  expect(ask("verify token of the tests")).toEqual({ status: 200, body: "1158201444" });
  expect(ask("another token")).toMatchObject({ status: 403 });
  expect(ask("verify token of the tests", "unsubscribe")).toMatchObject({ status: 400 });
});

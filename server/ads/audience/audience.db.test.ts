import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as, createMember, createNumber, createWorkspace } from "@/db/factories";
import { listChatNumbers } from "../chats/list-chat-numbers";
import { createAdConnection } from "../testing";
import { readAudienceSize } from "./read-audience-size";
import { blankAudience } from "./schemas";

let answer: { status: number; body: unknown } = { status: 404, body: {} };
const meta = createServer((_, response) => {
  response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
});
const metaSays = (body: unknown, status = 200) => {
  answer = { status, body };
};

beforeAll(async () => {
  await new Promise<void>((listening) => meta.listen(0, "127.0.0.1", listening));
  process.env.META_GRAPH_URL = `http://127.0.0.1:${(meta.address() as AddressInfo).port}`;
});
afterAll(() => meta.close());

async function setOut() {
  const workspace = await createWorkspace();
  const noor = await createMember(workspace.id, "Noor", ["marketer"]);
  const { id: connectionId } = await createAdConnection(noor);
  const audience = {
    ...blankAudience,
    places: [{ kind: "country" as const, key: "BE", name: "Belgium", country: "BE" }],
  };
  return {
    workspace,
    noor,
    connectionId,
    sizeOf: () => readAudienceSize(as(noor), { connectionId, audience }),
  };
}

test("the size is Meta's estimate; while Meta counts there is none, and no nought is shown for it", async () => {
  const { sizeOf } = await setOut();
  metaSays({ data: { users_lower_bound: 900, users_upper_bound: 1100, estimate_ready: true } });
  expect(await sizeOf()).toEqual({ size: { smallest: 900, largest: 1100 }, failure: null });
  metaSays({ data: { users_lower_bound: 0, users_upper_bound: 0, estimate_ready: false } });
  expect(await sizeOf()).toEqual({ size: null, failure: null });
  metaSays({ data: { users_lower_bound: -1, users_upper_bound: -1 } });
  expect(await sizeOf()).toEqual({ size: null, failure: null });
});

test("a refusal is said at the field it is about, and keeps nobody from writing on", async () => {
  const { sizeOf } = await setOut();
  metaSays({ error: { message: "Age", code: 100, error_subcode: 3858064 } }, 400);
  expect(await sizeOf()).toMatchObject({
    size: null,
    failure: { kind: "refused", key: "adsTooYoung", field: "ageMin" },
  });
});

test("chats arrive at the Page's number unless another of ours is chosen, and it is said whether that one is ours", async () => {
  const { workspace, noor, connectionId } = await setOut();
  const { displayNumber } = await createNumber(workspace.id, { displayNumber: "+34 910 000 001" });
  expect(displayNumber).toContain("+");
  expect(await listChatNumbers(as(noor), { connectionId })).toMatchObject({
    linked: "34910000000",
    isLinkedHere: false,
    others: [{ number: "34910000001" }],
  });
  await createNumber(workspace.id, { displayNumber: "34910000000" });
  expect(await listChatNumbers(as(noor), { connectionId })).toMatchObject({
    isLinkedHere: true,
    others: [{ number: "34910000001" }],
  });
});

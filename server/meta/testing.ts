import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { DeliveryEvent } from "./delivery-event";
import { readDelivery } from "./webhook";

export type Heard = { method: string; url: string; headers: IncomingHttpHeaders; body: Buffer };
type Answer = (heard: Heard, response: ServerResponse) => void;

/** A server on this machine that the Graph client takes for Meta, answering as the test says and remembering all it heard. */
export async function startGraph() {
  const heard: Heard[] = [];
  let answer: Answer = (_, response) => response.writeHead(404).end();
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url = "", headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks) };
    heard.push(one);
    answer(one, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    META_GRAPH_URL: url,
    META_GRAPH_VERSION: "v26.0",
    DATABASE_URL: "postgres://nobody@127.0.0.1/nothing",
    GUICHET_MASTER_KEY: Buffer.alloc(32).toString("base64"),
    GUICHET_AUTH_SECRET: "a secret for tests that is long enough",
    META_APP_ID: "1234567890",
    META_APP_SECRET: "app-secret-of-the-tests",
    META_VERIFY_TOKEN: "verify token of the tests",
    LOG_LEVEL: "silent",
  });
  return {
    url,
    heard,
    answers(next: Answer) {
      heard.length = 0;
      answer = next;
    },
    /** Answers every call with this JSON. */
    says(body: unknown, status = 200, headers: Record<string, string> = {}) {
      this.answers((_, response) => {
        response
          .writeHead(status, { "content-type": "application/json", ...headers })
          .end(JSON.stringify(body));
      });
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const folder = new URL("./fixtures/", import.meta.url);

/** Deliveries of every type and field, by the name of their file. */
export const fixtures = new Map(
  readdirSync(folder).map((file): [string, unknown] => [
    file.replace(".json", ""),
    JSON.parse(readFileSync(new URL(file, folder), "utf8")),
  ]),
);

export const receivedAt = new Date("2026-10-01T12:00:00Z");

export const readFixture = (name: string) => readDelivery(structuredClone(fixtures.get(name)), receivedAt);

/** The one event of a fixture, which must be of this kind. */
export function onlyEvent<Kind extends DeliveryEvent["kind"]>(name: string, kind: Kind) {
  const [event, ...others] = readFixture(name);
  if (event?.kind !== kind || others.length > 0) throw new Error(`${name} is not one ${kind}`);
  return event as Extract<DeliveryEvent, { kind: Kind }>;
}

export type Envelope = { entry: { changes: { value: Record<string, unknown> }[] }[] };

/** The delivery of one customer's text, with its parts at hand to be changed. */
export function delivery() {
  const payload = structuredClone(fixtures.get("text")) as Envelope;
  const { value } = payload.entry[0]!.changes[0]!;
  const [message] = value.messages as [Record<string, unknown>];
  const [contact] = value.contacts as [Record<string, unknown>];
  return { payload, value, message, contact };
}

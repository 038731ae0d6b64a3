import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import next from "next";
import { closeDatabase } from "./context";
import { env } from "./env";
import { announceSetupCode } from "./identity/first-owner/announce-setup-code";
import { log } from "./log";
import { stampAddress } from "./origin";
import { startTracing, stopTracing } from "./tracing";
import { answerRequest } from "./webhooks/answer-request";

/** Open pages hold a live connection that never ends by itself. */
const patienceMs = 5000;

const loopback = ["127.0.0.1", "::1", "localhost"];

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function settings() {
  try {
    const { PORT: port, HOST: host, GUICHET_URL, GUICHET_AUTH_SECRET, GUICHET_DEMO, NODE_ENV } = env;
    if (GUICHET_DEMO && !loopback.includes(host))
      refuse(`HOST is ${host}, but a demo shows its passwords and listens on this machine only.`);
    // next-auth reads these two from the environment, at its own time.
    process.env.NEXTAUTH_URL = GUICHET_URL;
    process.env.NEXTAUTH_SECRET = GUICHET_AUTH_SECRET;
    return { port, host, dev: NODE_ENV === "development" };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { port, host, dev } = settings();
// A video of 1 GB takes half an hour over a slow line.
const server = createServer({ requestTimeout: 30 * 60_000 });
const app = next({
  dev,
  dir: fileURLToPath(new URL("..", import.meta.url)),
  port,
  hostname: host,
  httpServer: server,
});
const answerByNext = app.getRequestHandler();
/** Begins once the port is ours; pages asked for until then wait, webhooks need not. */
let prepared = Promise.resolve();

const ownId = /^[\w.-]{8,128}$/;

server.on("request", (request, response) => {
  // Webhooks come by the thousand a second; Next would spend a millisecond on each.
  if (answerRequest(request, response)) return;
  const given = request.headers["x-request-id"];
  const requestId = typeof given === "string" && ownId.test(given) ? given : randomUUID();
  request.headers["x-request-id"] = requestId;
  stampAddress(request);
  response.setHeader("x-request-id", requestId);
  prepared
    .then(() => answerByNext(request, response))
    .catch((error: unknown) => {
      log.error({ err: error, requestId }, "a request failed");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
});

server.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EADDRINUSE") refuse(`Port ${port} is in use. Set PORT to another one.`);
  if (error.code === "EACCES")
    refuse(`Port ${port} needs more rights than we have. Set PORT to one above 1023.`);
  refuse(`The server cannot listen on ${host}:${port}: ${error.message}`);
});

let isStopping = false;
async function stop(reason: string): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  log.info({ reason }, "the web server finishes what it holds");
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), patienceMs).unref();
  await closed;
  await app.close();
  await stopTracing();
  await closeDatabase();
  process.exit(0);
}
process.on("SIGTERM", () => void stop("SIGTERM"));
process.on("SIGINT", () => void stop("SIGINT"));
process.on("disconnect", () => void stop("the process that started it is gone"));

await startTracing("web");
// Listening first, so that a port in use is said before the time it takes to prepare the pages.
await new Promise<void>((resolve) => server.listen(port, host, resolve));
prepared = app.prepare();
await prepared;
log.info({ host, port }, "the web server listens");
await announceSetupCode();

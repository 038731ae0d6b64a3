import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { seedPosts } from "./ads/posts";
import { answerAdPage } from "./ads/previews";
import { resumeReviews } from "./ads/status";
import { seedAds } from "./ads/tables";
import { tellOfAds } from "./ads/tell";
import { resumeVideos } from "./ads/videos";
import { seedBusiness } from "./business";
import { answerControl } from "./control";
import { createLimits } from "./graph/limits";
import { answerGraph } from "./graph/router";
import { answerJson, isLoopback } from "./http";
import { openJournal } from "./journal";
import { mediaUrl } from "./media";
import { answerPage } from "./page/serve";
import { seedPhones } from "./phones";
import type { Settings } from "./settings";
import { resumeSends } from "./statuses";
import { createSender } from "./webhooks";
import { createWorld, type Pace } from "./world";

const demoPace: Pace = {
  statusMs: 60,
  retryMs: 1000,
  retryCapMs: 60_000,
  lingerMs: 200,
  reviewMs: 2500,
  videoMs: 4000,
};

type Options = { now?: () => number; pace?: Partial<Pace> };

/** Meta and the customers' phones on one loopback port. */
export async function startSandbox(settings: Settings, { now = Date.now, pace }: Options = {}) {
  const server = createServer();
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(settings.SANDBOX_PORT, settings.SANDBOX_HOST, listening);
  });
  // Only who holds the port may open the journal: two writers would lose each other's lines.
  const world = createWorld(settings, openJournal(settings.SANDBOX_STATE_FILE), now, {
    ...demoPace,
    ...pace,
  });
  const sender = createSender(world);
  const graph = { world, sender, limits: createLimits(), adLimits: new Map(), previews: new Map() };
  const host = settings.SANDBOX_HOST === "::1" ? "[::1]" : settings.SANDBOX_HOST;
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const desk = { world, sender, url, mediaUrl: (id: string) => mediaUrl(world, url, id) };

  seedBusiness(world);
  seedPhones(world);
  const { SANDBOX_BUSINESS_NAME: business, SANDBOX_PHONE_NUMBER_ID: numberId } = settings;
  seedAds(world.ads, { business, numberId, timeZone: settings.SANDBOX_TIME_ZONE });
  seedPosts(world.ads, world.now());
  tellOfAds(world, sender);
  resumeReviews(world);
  resumeVideos(world);
  resumeSends(world, sender);
  sender.pump();
  server.on("request", (request, response) => {
    answer(request, response).catch((error: Error) => {
      process.stderr.write(`sandbox: ${error.stack}\n`);
      response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse) {
    if (!isLoopback(request))
      return answerJson(response, 421, { error: "Call the sandbox by its loopback address." });
    const asked = `${url}${request.url}`;
    if (!URL.canParse(asked)) return answerJson(response, 400, { error: "This is not an address." });
    const at = new URL(asked);
    if (at.pathname === "/health") return answerJson(response, 200, { ok: true });
    if (at.pathname.startsWith("/control/")) return answerControl(desk, request, response, at);
    if (answerAdPage(graph, response, at.pathname)) return;
    if (await answerPage(request, response, at.pathname)) return;
    return answerGraph(graph, request, response, at);
  }

  return {
    url,
    async close() {
      sender.stop();
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
      world.close();
    },
  };
}

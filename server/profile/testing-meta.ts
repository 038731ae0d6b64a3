import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { emptyProfile, type Profile } from "./schemas";

type Automation = Record<string, unknown>;

/** For tests: Meta with one profile and one automation for each number, which anybody may change behind our back. */
export async function startMeta() {
  const profiles = new Map<string, Profile>();
  const next: { refusal?: object; isLost?: boolean; isLate?: boolean; isAway?: boolean } = {};
  const writes: (Partial<Profile> | Automation)[] = [];
  const automations = new Map<string, Automation>();
  let uploads = 0;
  let reads = 0;
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const id = request.url?.split(/[/?]/)[2] ?? "";
    const profile = profiles.get(id) ?? emptyProfile;
    const say = (status: number, answer: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    if (next.isAway) return response.writeHead(503).end("away");
    if (request.url?.includes("/uploads?")) return say(200, { id: "upload:MTph" });
    if (request.url?.includes("/upload:")) return say(200, { h: `4:${++uploads}` });
    if (request.url?.includes("conversational_automation")) {
      if (request.method === "GET") return say(200, { id, conversational_automation: automations.get(id) });
      writes.push(JSON.parse(body));
      if (next.refusal) return say(400, { error: next.refusal });
      if (!next.isLate) automations.set(id, JSON.parse(body));
      return next.isLost ? response.destroy() : say(200, { success: true });
    }
    if (request.method === "GET") {
      const shown = Object.fromEntries(Object.entries(profile).filter(([, value]) => value.length > 0));
      const { picture, ...words } = shown;
      // The path stays with the picture; the rest of its address expires.
      const url = picture && { profile_picture_url: `https://pps.example/v/${picture}.jpg?oe=${++reads}` };
      return say(200, { data: [{ messaging_product: "whatsapp", ...words, ...url }] });
    }
    const { messaging_product: _, profile_picture_handle: handle, ...words } = JSON.parse(body);
    const change = handle ? { ...words, picture: handle.replace(":", "-") } : words;
    writes.push(change);
    if (next.refusal) return say(400, { error: next.refusal });
    if (!next.isLate) profiles.set(id, { ...profile, ...change });
    if (next.isLost) return response.destroy();
    say(200, { success: true });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  process.env.META_GRAPH_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    next,
    writes,
    profileOf: (id: string) => profiles.get(id) ?? emptyProfile,
    automationOf: (id: string) => automations.get(id),
    automate: (id: string, change: Automation) => automations.set(id, { ...automations.get(id), ...change }),
    change: (id: string, change: Partial<Profile>) =>
      profiles.set(id, { ...(profiles.get(id) ?? emptyProfile), ...change }),
    /** As on a good day. */
    isWell() {
      writes.length = 0;
      for (const key of Object.keys(next) as (keyof typeof next)[]) delete next[key];
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}

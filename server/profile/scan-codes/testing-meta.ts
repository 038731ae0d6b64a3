import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Held = { code: string; message: string };

/** For tests: Meta with the codes of each number, which anybody may change behind our back. */
export async function startMeta() {
  const numbers = new Map<string, Held[]>();
  const next: { refusal?: object; isLost?: boolean; isDropped?: boolean; isAway?: boolean } = {};
  const asked: string[] = [];
  let made = 0;
  const codesOf = (id: string) => {
    const codes = numbers.get(id) ?? [];
    numbers.set(id, codes);
    return codes;
  };
  const make = (id: string, message: string): Held => {
    const code = `CODE${(++made)
      .toString(26)
      .toUpperCase()
      .replace(/[0189]/g, "Z")
      .padStart(4, "A")}${made}`;
    const one = { code: code.padEnd(14, "A"), message };
    codesOf(id).unshift(one);
    return one;
  };
  const shown = ({ code, message }: Held) => ({
    code,
    prefilled_message: message,
    deep_link_url: `https://wa.me/message/${code}`,
  });
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const url = new URL(request.url ?? "", "http://meta");
    const [, , id = "", , name] = url.pathname.split("/");
    asked.push(`${request.method} ${body}`.trim());
    const say = (status: number, answer: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    if (next.isAway) return response.writeHead(503).end("away");
    const codes = codesOf(id);
    if (request.method === "GET") {
      const start = Number(url.searchParams.get("after") ?? 0);
      const end = start + Number(url.searchParams.get("limit"));
      const hasMore = end < codes.length;
      const paging = { cursors: { after: String(end) }, ...(hasMore && { next: "https://graph.example" }) };
      return say(200, { data: codes.slice(start, end).map(shown), paging });
    }
    if (next.refusal) return say(400, { error: next.refusal });
    if (next.isDropped) return response.destroy();
    if (request.method === "DELETE") {
      const at = codes.findIndex(({ code }) => code === name);
      if (at < 0) return say(404, { error: { code: 803, message: "QR code not found" } });
      codes.splice(at, 1);
      return next.isLost ? response.destroy() : say(200, { success: true });
    }
    const { code, prefilled_message: message } = JSON.parse(body);
    const known = codes.find((one) => one.code === code);
    if (code && !known) return say(404, { error: { code: 803, message: "QR code not found" } });
    if (known) known.message = message;
    const one = known ?? make(id, message);
    return next.isLost ? response.destroy() : say(200, shown(one));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  process.env.META_GRAPH_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    /** `isLost`: done, without an answer; `isDropped`: not done, without an answer. */
    next,
    asked,
    codesOf,
    make,
    /** As on a good day. */
    isWell() {
      asked.length = 0;
      for (const key of Object.keys(next) as (keyof typeof next)[]) delete next[key];
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}

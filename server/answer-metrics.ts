import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "./env";
import { measureDatabase } from "./measure-database";
import { metrics } from "./metrics";

type Answer = { status: number; body: string; contentType: string };

const digest = (text: string) => createHash("sha256").update(text).digest();
const plain = (status: number, body: string): Answer => ({
  status,
  body,
  contentType: "text/plain; charset=utf-8",
});

/** The figures for Prometheus, for whoever brings the token; a demo, which only this machine reaches, asks for none. */
export async function answerMetrics(authorization: string | null | undefined): Promise<Answer> {
  const { GUICHET_METRICS_TOKEN: token, GUICHET_DEMO: isDemo } = env;
  if (!token && !isDemo) return plain(404, "Set GUICHET_METRICS_TOKEN to have metrics here.");
  if (token && !timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${token}`)))
    return plain(401, "The token is missing or not ours.");
  await measureDatabase();
  return { status: 200, body: await metrics.registry.metrics(), contentType: metrics.registry.contentType };
}

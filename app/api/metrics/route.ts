import { answerMetrics } from "@/server/answer-metrics";

export const dynamic = "force-dynamic";

/** What Prometheus asks the web processes for. */
export async function GET(request: Request) {
  const { status, body, contentType } = await answerMetrics(request.headers.get("authorization"));
  return new Response(body, { status, headers: { "content-type": contentType } });
}

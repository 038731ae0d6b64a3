import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Row = Record<string, unknown> & { date_start: string; ad_id: string };
type Question = { breakdowns: string; since: string; until: string };

/** For tests: an ad account at Meta that tells what it was given, day by day. */
export async function startInsights() {
  const at = {
    /** By what they are broken down by: "", "country", "publisher_platform,platform_position". */
    rows: {} as Record<string, Row[]>,
    asked: [] as Question[],
    /** So many questions are answered before the line goes dead. */
    answersLeft: Number.POSITIVE_INFINITY,
    isTooLarge: false,
    report: { state: "Job Running", percent: 0 },
  };
  const reports = new Map<string, Question>();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const say = (status: number, answer: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    };
    if (at.answersLeft-- <= 0) return response.destroy();
    const { pathname, searchParams } = new URL(request.url ?? "", "http://meta");
    const given = request.method === "POST" ? JSON.parse(body) : Object.fromEntries(searchParams);
    const report = reports.get(pathname.split("/")[2] ?? "");
    if (report && !pathname.endsWith("/insights")) {
      const { state, percent } = at.report;
      return say(200, { async_status: state, async_percent_completion: percent });
    }
    const { breakdowns, since, until } = report ?? questionOf(given);
    at.asked.push({ breakdowns, since, until });
    if (request.method === "POST") {
      const id = `77${reports.size}`;
      reports.set(id, { breakdowns, since, until });
      return say(200, { report_run_id: id });
    }
    if (at.isTooLarge && !report) {
      return say(400, { error: { code: 100, error_subcode: 1487534, message: "Too much", fbtrace_id: "A" } });
    }
    const rows = at.rows[breakdowns] ?? [];
    say(200, { data: rows.filter(({ date_start }) => date_start >= since && date_start <= until) });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  process.env.META_GRAPH_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return at;
}

function questionOf({ time_range, breakdowns }: Record<string, unknown>): Question {
  const read = (value: unknown) => (typeof value === "string" ? JSON.parse(value) : value);
  return { ...read(time_range), breakdowns: (breakdowns ? read(breakdowns) : []).join(",") };
}

/** For tests: a row as Meta writes it, whose numbers are text. */
export const said = (date_start: string, ad_id: string, more: Record<string, unknown> = {}): Row => ({
  ...{ date_start, date_stop: date_start, account_currency: "EUR", ad_id },
  ...{ campaign_id: "1001", adset_id: "2001", spend: "1.50", impressions: "100", clicks: "3" },
  ...more,
});

import { answerReport } from "@/server/api/reports/answer-report";
import { getMember } from "@/server/identity/session";
import { readerWords } from "../reader-words";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: RouteContext<"/api/reports/[report]">) {
  const [{ report }, signedIn, words] = await Promise.all([params, getMember(), readerWords()]);
  return answerReport(request, { report, signedIn, words });
}

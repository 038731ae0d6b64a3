import { answerScanCode } from "@/server/api/answer-scan-code";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

type Place = { params: Promise<{ id: string; format: string }> };

export const GET = async (request: Request, { params }: Place) =>
  answerScanCode(request, await params, await getMember());

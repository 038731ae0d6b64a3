import { answerFile } from "@/server/api/answer-media";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

export const GET = async (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  answerFile(request, (await params).id, await getMember());

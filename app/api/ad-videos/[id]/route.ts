import { answerAdVideo } from "@/server/api/answer-ad-video";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

export const GET = async (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  answerAdVideo(request, (await params).id, await getMember());

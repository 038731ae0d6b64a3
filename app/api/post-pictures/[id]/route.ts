import { answerPostPicture } from "@/server/api/answer-post-picture";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

export const GET = async (_: Request, { params }: { params: Promise<{ id: string }> }) =>
  answerPostPicture((await params).id, await getMember());

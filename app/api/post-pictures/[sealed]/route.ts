import { answerPostPicture } from "@/server/api/answer-post-picture";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

export const GET = async (_: Request, { params }: { params: Promise<{ sealed: string }> }) =>
  answerPostPicture((await params).sealed, await getMember());

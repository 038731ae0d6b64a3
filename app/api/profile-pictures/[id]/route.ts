import { answerPicture } from "@/server/api/answer-picture";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

export const GET = async (_: Request, { params }: { params: Promise<{ id: string }> }) =>
  answerPicture((await params).id, await getMember());

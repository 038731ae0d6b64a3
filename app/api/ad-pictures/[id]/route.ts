import { answerAdPicture } from "@/server/api/answer-ad-picture";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

export const GET = async (_: Request, { params }: { params: Promise<{ id: string }> }) =>
  answerAdPicture((await params).id, await getMember());

import { answerAdPicture } from "@/server/api/answer-ads";
import { getMember } from "@/server/identity/session";

type Params = { params: Promise<{ id: string }> };

export const GET = async (_request: Request, { params }: Params) =>
  answerAdPicture((await params).id, await getMember());

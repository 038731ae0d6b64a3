import { answerAdPictureUpload } from "@/server/api/answer-ad-picture";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

export const POST = async (request: Request) => answerAdPictureUpload(request, await getMember());

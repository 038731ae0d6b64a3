import { answerAdVideoUpload } from "@/server/api/answer-ad-video";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

export const POST = async (request: Request) => answerAdVideoUpload(request, await getMember());

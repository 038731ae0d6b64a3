import { answerUpload } from "@/server/api/answer-media";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

export const POST = async (request: Request) => answerUpload(request, await getMember());

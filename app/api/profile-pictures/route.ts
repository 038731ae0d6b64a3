import { answerPictureUpload } from "@/server/api/answer-picture";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

export const POST = async (request: Request) => answerPictureUpload(request, await getMember());

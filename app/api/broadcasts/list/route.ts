import { answerBroadcastList } from "@/server/api/answer-broadcasts";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

export const POST = async (request: Request) => answerBroadcastList(request, await getMember());

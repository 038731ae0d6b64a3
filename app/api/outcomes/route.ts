import { answerOutcomes } from "@/server/api/answer-ads";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

export const GET = async (request: Request) => answerOutcomes(request, await getMember());

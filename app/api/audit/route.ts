import { answerAudit } from "@/server/api/answer-audit";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

export const GET = async (request: Request) => answerAudit(request, await getMember());

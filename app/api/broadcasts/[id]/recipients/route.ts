import { answerRecipients } from "@/server/api/answer-broadcasts";
import { getMember } from "@/server/identity/session";

export const dynamic = "force-dynamic";

export const GET = async (_: Request, { params }: RouteContext<"/api/broadcasts/[id]/recipients">) =>
  answerRecipients((await params).id, await getMember());

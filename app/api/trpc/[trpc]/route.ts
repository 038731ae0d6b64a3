import { answerCall } from "@/server/trpc/answer-call";
import { createContext } from "@/server/trpc/context";

export const dynamic = "force-dynamic";

const handler = (request: Request) => answerCall(request, () => createContext(request.headers));

export { handler as GET, handler as POST };

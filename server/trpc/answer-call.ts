import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { isFromElsewhere } from "../cross-site";
import type { TrpcContext } from "./base";
import { appRouter } from "./router";

/** No screen asks for as much at once; without an end, one request of a stranger could ask for thousands of queries. */
export const largestBatch = 32;
/** Far beyond the longest text there is, an answer of 4,096 characters. Next reads no further than this either. */
export const largestCall = 1024 * 1024;

/** Answers a call of a procedure, unless a page of another site makes it or it is larger than any of ours. */
export async function answerCall(
  request: Request,
  createContext: () => Promise<TrpcContext>,
): Promise<Response> {
  if (isFromElsewhere(request)) return refuse(403, "This call comes from another site.");
  if (Number(request.headers.get("content-length")) > largestCall) {
    return refuse(413, "This call is too large.");
  }
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext,
    maxBatchSize: largestBatch,
  });
}

const refuse = (status: number, message: string) => Response.json({ message }, { status });

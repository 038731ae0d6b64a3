import { randomUUID } from "node:crypto";
import { getSignedIn } from "../identity/session";
import { originOf } from "../origin";
import type { TrpcContext } from "./base";

export async function createContext(headers: Headers): Promise<TrpcContext> {
  return {
    signedIn: await getSignedIn(),
    requestId: headers.get("x-request-id") ?? randomUUID(),
    origin: originOf(headers),
  };
}

import { invalid } from "../../errors";
import type { Visit } from "../visit";
import { readHalf } from "./half-signed-in";
import { withCode } from "./with-code";

/** The second half of a sign-in: the person, if the code is hers. */
export async function finishSignIn(visit: Visit, ticket: string | undefined, code: string): Promise<string> {
  const userId = await readHalf(ticket);
  if (!userId) throw invalid("That took too long. Sign in again.", { key: "signInTooLate" });
  return withCode(visit, userId, code, async () => userId);
}

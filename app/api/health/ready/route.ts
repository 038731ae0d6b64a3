import { findUnreadiness } from "@/server/readiness";

export const dynamic = "force-dynamic";

/** The database answers and has the schema this process was written for. */
export async function GET() {
  const problem = await findUnreadiness();
  return problem
    ? Response.json({ status: "not ready", problem }, { status: 503 })
    : Response.json({ status: "ready" });
}

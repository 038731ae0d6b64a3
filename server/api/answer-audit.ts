import { exportAudit } from "../identity/audit/export-audit";
import type { SignedInMember } from "../identity/find-member";
import { memberCtx } from "../identity/member-ctx";
import { mayCall } from "../identity/permissions";
import { auditFilters } from "../identity/schemas";
import { log } from "../log";
import { originOf } from "../origin";

const plainHeaders = { "cache-control": "no-store", "x-content-type-options": "nosniff" };
const refuse = (status: number, message: string) =>
  Response.json({ message }, { status, headers: plainHeaders });

/** The audit trail as a file, for whoever may read it on the screen; it flows as it is read, however long it is. */
export function answerAudit(request: Request, signedIn: SignedInMember | undefined): Response {
  if (!signedIn) return refuse(401, "Please sign in again.");
  if (!mayCall(signedIn.member.roles, "audit.list")) return refuse(403, "Your role does not include this.");
  const asked = auditFilters.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refuse(400, "The filters of this export are not understood.");

  const lines = exportAudit(memberCtx(signedIn, originOf(request.headers)), asked.data);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        log.error({ err: error }, "the audit trail could not be read to its end");
        controller.error(error);
      }
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      ...plainHeaders,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="audit-${new Date().toISOString().slice(0, 10)}.csv"`,
    },
  });
}

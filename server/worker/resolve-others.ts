import { listOpenSubjects, resolveAlert } from "../alerts/raise-alert";
import type { KindName } from "../alerts/schemas";
import type { InTransaction } from "../context";

/** What is no longer so rings no more. */
export async function resolveOthers(
  ctx: InTransaction,
  kind: KindName,
  lasting: { subject: string }[],
): Promise<void> {
  for (const subject of await listOpenSubjects(ctx, kind)) {
    if (!lasting.some((one) => one.subject === subject.id)) await resolveAlert(ctx, { kind, subject });
  }
}

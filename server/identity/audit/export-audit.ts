import type { Ctx } from "../../context";
import { csvLine } from "../../csv";
import { recordAudit } from "../record-audit";
import type { AuditFilters } from "../schemas";
import { listAudit } from "./list-audit";

const linesAtOnce = 500;
const heading = ["at", "actor", "actor_name", "action", "subject", "before", "after", "ip", "device"];

const textOf = (value: Record<string, unknown> | null) => (value ? JSON.stringify(value) : null);

/** The trail as lines of CSV, newest first, a few hundred in memory at a time. That it was taken out is recorded in it. */
export async function* exportAudit(ctx: Ctx, filters: AuditFilters): AsyncGenerator<string> {
  await recordAudit(ctx, { action: "audit.exported", after: filters });
  yield csvLine(heading);
  let cursor: { id: string } | undefined;
  do {
    const { rows, nextCursor } = await listAudit(ctx, { ...filters, cursor }, linesAtOnce);
    yield rows
      .map((row) =>
        csvLine([
          row.at.toISOString(),
          row.actorKind,
          row.actorName,
          row.action,
          row.subjectName ?? row.subjectId,
          textOf(row.before),
          textOf(row.after),
          row.ip,
          row.device,
        ]),
      )
      .join("");
    cursor = nextCursor;
  } while (cursor);
}

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createMember, createWorkspace, ownerDb } from "@/db/factories";
import { alerts } from "@/db/schema/alerts";
import { systemCtx } from "../context";
import { raiseAlert, resolveAlert } from "./raise-alert";

const number = { type: "number", id: "1" };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, minute));
const rowsOf = (workspaceId: string) =>
  ownerDb().select().from(alerts).where(eq(alerts.workspaceId, workspaceId)).orderBy(alerts.raisedAt);

test("what happens again while it is open is the same alert, counted", async () => {
  const { id } = await createWorkspace();
  const failed = { kind: "delivery_failed", subject: { type: "deliveries", id }, params: {} } as const;
  await raiseAlert(
    systemCtx(id, () => at(0)),
    failed,
  );
  await raiseAlert(
    systemCtx(id, () => at(5)),
    failed,
  );
  expect(await rowsOf(id)).toMatchObject([{ count: 2, raisedAt: at(0), lastRaisedAt: at(5), rangAt: at(0) }]);
});

test("a state that goes on is one alert, silent until its time has come again", async () => {
  const { id } = await createWorkspace();
  const invalid = { kind: "channel_token_invalid", subject: number, params: { numberName: "Luna" } } as const;
  for (const minute of [0, 1, 2])
    await raiseAlert(
      systemCtx(id, () => at(minute)),
      invalid,
    );
  expect(await rowsOf(id)).toMatchObject([{ count: 1, lastRaisedAt: at(0), rangAt: at(0) }]);
  await raiseAlert(
    systemCtx(id, () => at(24 * 60)),
    invalid,
  );
  expect(await rowsOf(id)).toMatchObject([{ count: 1, raisedAt: at(0), rangAt: at(24 * 60) }]);
});

test("after it was well, the next one is a new alert", async () => {
  const { id } = await createWorkspace();
  const silent = { kind: "channel_webhook_silent", subject: number, params: { numberName: "Luna" } } as const;
  await raiseAlert(
    systemCtx(id, () => at(0)),
    silent,
  );
  await resolveAlert(
    systemCtx(id, () => at(1)),
    silent,
  );
  await raiseAlert(
    systemCtx(id, () => at(2)),
    silent,
  );
  expect(await rowsOf(id)).toMatchObject([{ resolvedAt: at(1) }, { resolvedAt: null, raisedAt: at(2) }]);
});

test("it rings again when somebody else has to act", async () => {
  const { id } = await createWorkspace();
  const [ana, beto] = [await createMember(id, "Ana"), await createMember(id, "Beto")];
  const closing = {
    kind: "window_closing",
    subject: { type: "conversation", id: "1" },
    params: { contactName: "Carmen", closesAt: at(50).toISOString() },
  } as const;
  await raiseAlert(
    systemCtx(id, () => at(0)),
    { ...closing, memberId: ana.id },
  );
  await raiseAlert(
    systemCtx(id, () => at(1)),
    { ...closing, memberId: beto.id },
  );
  expect(await rowsOf(id)).toMatchObject([{ memberId: beto.id, rangAt: at(1), count: 1 }]);
});

test("two processes that find the same at once raise one alert", async () => {
  const { id } = await createWorkspace();
  const flagged = { kind: "channel_flagged", subject: number, params: { numberName: "Luna" } } as const;
  await Promise.all(Array.from({ length: 5 }, () => raiseAlert(systemCtx(id), flagged)));
  expect(await rowsOf(id)).toHaveLength(1);
});

test("what is said must be what the kind asks for", async () => {
  const { id } = await createWorkspace();
  const params = { numberName: 7 } as unknown as { numberName: string };
  await expect(
    raiseAlert(systemCtx(id), { kind: "channel_flagged", subject: number, params }),
  ).rejects.toThrow();
});

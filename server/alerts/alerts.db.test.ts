import { expect, test } from "vitest";
import { as, createMember, createWorkspace } from "@/db/factories";
import { systemCtx } from "../context";
import { getPreferences } from "./get-preferences";
import { listAlerts } from "./list-alerts";
import { markAlertRead, markAllAlertsRead } from "./mark-read";
import { raiseAlert, resolveAlert } from "./raise-alert";
import { savePreference } from "./save-preference";

const minute = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 10, minutes));
const invalid = (name = "Luna") =>
  ({
    kind: "channel_token_invalid",
    subject: { type: "number", id: name },
    params: { numberName: name },
  }) as const;
const en = { locale: "en" } as const;

async function shop() {
  const { id } = await createWorkspace();
  return {
    id,
    ana: await createMember(id, "Ana", ["owner"]),
    beto: await createMember(id, "Beto", ["agent"]),
  };
}

test("an alert reaches the roles of its kind, in the language of the screen", async () => {
  const { id, ana, beto } = await shop();
  await raiseAlert(
    systemCtx(id, () => minute(0)),
    invalid(),
  );
  const seen = await listAlerts(
    as(ana, () => minute(1)),
    { locale: "fr" },
  );
  expect(seen).toMatchObject({
    unreadCount: 1,
    alerts: [
      { title: "Meta refuse le jeton d’accès de Luna", href: "/settings/channels", severity: "urgent" },
    ],
  });
  expect(
    await listAlerts(
      as(beto, () => minute(1)),
      en,
    ),
  ).toMatchObject({ unreadCount: 0, alerts: [] });
});

test("what is meant for one person is shown to her alone", async () => {
  const { id, ana, beto } = await shop();
  const closesAt = minute(59).toISOString();
  const params = { contactName: "Carmen", closesAt };
  const subject = { type: "conversation", id: "1" };
  await raiseAlert(systemCtx(id), { kind: "window_closing", subject, params, memberId: beto.id });
  expect((await listAlerts(as(beto), en)).alerts[0]?.title).toBe("Carmen can be answered until 11:59");
  expect((await listAlerts(as(ana), en)).alerts).toEqual([]);
});

test("who has read it has it unread again when it rings again, and not before", async () => {
  const { id, ana } = await shop();
  const unreadAt = async (at: number) =>
    (
      await listAlerts(
        as(ana, () => minute(at)),
        en,
      )
    ).unreadCount;
  const failed = { kind: "delivery_failed", subject: { type: "deliveries", id }, params: {} } as const;
  await raiseAlert(
    systemCtx(id, () => minute(0)),
    failed,
  );
  const [alert] = (
    await listAlerts(
      as(ana, () => minute(1)),
      en,
    )
  ).alerts;
  await markAlertRead(
    as(ana, () => minute(1)),
    { alertId: alert!.id },
  );
  expect(await unreadAt(2)).toBe(0);
  await raiseAlert(
    systemCtx(id, () => minute(3)),
    failed,
  );
  expect(await unreadAt(4)).toBe(0);
  await raiseAlert(
    systemCtx(id, () => minute(61)),
    failed,
  );
  expect(await unreadAt(62)).toBe(1);
  expect(
    (
      await listAlerts(
        as(ana, () => minute(62)),
        en,
      )
    ).alerts[0]?.title,
  ).toBe("3 deliveries from Meta could not be processed");
});

test("one click reads everything, for the one who clicked", async () => {
  const { id, ana } = await shop();
  const carla = await createMember(id, "Carla", ["owner", "agent"]);
  for (const name of ["Luna", "Sol", "Mar"]) await raiseAlert(systemCtx(id), invalid(name));
  await markAllAlertsRead(as(ana));
  expect((await listAlerts(as(ana), en)).unreadCount).toBe(0);
  expect((await listAlerts(as(carla), en)).unreadCount).toBe(3);
});

test("what was mended rings no longer, and stays to be seen", async () => {
  const { id, ana } = await shop();
  await raiseAlert(systemCtx(id), invalid());
  await resolveAlert(systemCtx(id), invalid());
  const seen = await listAlerts(as(ana), en);
  expect(seen.unreadCount).toBe(0);
  expect(seen.alerts[0]?.resolvedAt).toBeInstanceOf(Date);
});

test("a kind that a member does not want to see here is not shown", async () => {
  const { id, ana } = await shop();
  await raiseAlert(systemCtx(id), invalid());
  await savePreference(as(ana), { kind: "channel_token_invalid", inApp: false, email: "daily" });
  expect((await listAlerts(as(ana), en)).unreadCount).toBe(0);
  const { kinds } = await getPreferences(as(ana), en);
  expect(kinds.find(({ kind }) => kind === "channel_token_invalid")).toMatchObject({
    inApp: false,
    email: "daily",
    name: "Access token refused",
  });
});

test("a member chooses among the kinds of her roles only", async () => {
  const { beto } = await shop();
  const { kinds } = await getPreferences(as(beto), en);
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(["sending_failing", "window_closing"]);
  await expect(
    savePreference(as(beto), { kind: "delivery_failed", inApp: true, email: "atOnce" }),
  ).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("nobody reads what is not hers", async () => {
  const { id, ana, beto } = await shop();
  await raiseAlert(systemCtx(id), invalid());
  const [alert] = (await listAlerts(as(ana), en)).alerts;
  await expect(markAlertRead(as(beto), { alertId: alert!.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

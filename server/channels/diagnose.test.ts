import { expect, test } from "vitest";
import type { GraphResult } from "../meta/client";
import { diagnose } from "./diagnose";
import type { ChannelAnswers } from "./read-channel";
import { troubleOfCode } from "./trouble-of-code";

const now = new Date("2026-11-20T12:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const both = ["whatsapp_business_messaging", "whatsapp_business_management"];

const ok = <T>(value: T): GraphResult<T> => ({ ok: true, value });
const refusal = (code: number, subcode?: number): { ok: false; error: never } =>
  ({ ok: false, error: { outcome: "refused", code, subcode, message: "No", isTransient: false } }) as never;
const away = {
  ok: false,
  error: { outcome: "unknown", message: "Away", traceId: "AbC", isTransient: true },
} as const;

const node = { id: "8", display_phone_number: "+32 470", verified_name: "Luna", status: "CONNECTED" };
type Change = { [Name in keyof ChannelAnswers]?: ChannelAnswers[Name] };
const answers = (change: Change = {}): ChannelAnswers => ({
  token: ok({ isValid: true, permissions: both, limitedTo: [] }),
  number: ok(node),
  account: ok({ id: "7", name: "Luna" }),
  isOfAccount: ok(true),
  isSubscribed: ok(true),
  ...change,
});
const kindsOf = (change: Change) =>
  diagnose(answers(change), { wabaId: "7", now }).troubles.map(({ kind }) => kind);

test("a channel that is well has no trouble", () => {
  expect(diagnose(answers(), { wabaId: "7", now })).toEqual({ troubles: [], unreachable: undefined });
});

test("a token ends in four ways, and is worth a warning a week before", () => {
  const token = (more: object) => ok({ isValid: true, permissions: both, limitedTo: [], ...more });
  expect(kindsOf({ token: token({ isValid: false, subcode: 463 }), number: refusal(190, 463) })).toEqual([
    "tokenExpired",
  ]);
  expect(kindsOf({ token: token({ isValid: false, expiresAt: inDays(-1) }) })).toEqual(["tokenExpired"]);
  expect(kindsOf({ token: token({ isValid: false }), number: refusal(190) })).toEqual(["tokenRevoked"]);
  expect(kindsOf({ token: refusal(100) })).toEqual(["tokenOfAnotherApp"]);
  expect(kindsOf({ token: token({ expiresAt: inDays(6) }) })).toEqual(["tokenExpiring"]);
  expect(kindsOf({ token: token({ expiresAt: inDays(8) }) })).toEqual([]);
});

test("a token that ended is the only thing said, whatever else was refused for it", () => {
  const refused = refusal(190);
  const all = { number: refused, account: refused, isOfAccount: refused, isSubscribed: refused };
  expect(kindsOf({ ...all, token: ok({ isValid: false, permissions: [], limitedTo: [] }) })).toEqual([
    "tokenRevoked",
  ]);
});

test("a permission that is granted for another account only is missing", () => {
  const limitedTo = [{ permission: "whatsapp_business_messaging", accountIds: ["6"] }];
  const { troubles } = diagnose(answers({ token: ok({ isValid: true, permissions: both, limitedTo }) }), {
    wabaId: "7",
    now,
  });
  expect(troubles).toEqual([
    { kind: "permissionMissing", params: { permissions: "whatsapp_business_messaging" } },
  ]);
});

test("what a token may not see is a missing permission and not a missing number", () => {
  const token = ok({ isValid: true, permissions: [], limitedTo: [] });
  expect(kindsOf({ token, number: refusal(100, 33), account: refusal(100, 33) })).toEqual([
    "permissionMissing",
  ]);
  expect(kindsOf({ number: refusal(100, 33) })).toEqual(["numberGone"]);
  expect(kindsOf({ isOfAccount: ok(false) })).toEqual(["numberGone"]);
});

test("Meta's health names the payment apart from a restriction, and a limit is a warning", () => {
  const health = (entity_type: string, can_send_message: string, error_code?: number) =>
    ok({
      ...node,
      health_status: {
        entities: [
          {
            entity_type,
            can_send_message,
            additional_info: ["Be careful."],
            errors: error_code
              ? [{ error_code, error_description: "Broken.", possible_solution: "Mend it." }]
              : [],
          },
        ],
      },
    });
  expect(kindsOf({ number: health("WABA", "BLOCKED", 141006) })).toEqual(["paymentMissing"]);
  expect(kindsOf({ number: health("BUSINESS", "BLOCKED", 141001) })).toEqual(["accountRestricted"]);
  expect(kindsOf({ number: health("PHONE_NUMBER", "BLOCKED", 141002) })).toEqual(["numberRestricted"]);
  const { troubles } = diagnose(answers({ number: health("BUSINESS", "LIMITED", 141010) }), {
    wabaId: "7",
    now,
  });
  expect(troubles).toEqual([{ kind: "sendingLimited", params: { detail: "Broken. Mend it. Be careful." } }]);
});

test("the number's own words are read: flagged, restricted, not registered, low quality, name declined", () => {
  const number = (more: object) => kindsOf({ number: ok({ ...node, ...more }) });
  expect(number({ status: "FLAGGED" })).toEqual(["numberFlagged"]);
  expect(number({ status: "RESTRICTED" })).toEqual(["numberRestricted"]);
  expect(number({ status: "DISCONNECTED" })).toEqual(["numberNotRegistered"]);
  expect(number({ status: undefined, platform_type: "NOT_APPLICABLE" })).toEqual(["numberNotRegistered"]);
  expect(number({ quality_rating: "RED" })).toEqual(["qualityLow"]);
  expect(number({ quality_rating: "YELLOW" })).toEqual([]);
  expect(number({ name_status: "DECLINED" })).toEqual(["nameDeclined"]);
  expect(number({ status: "A_WORD_OF_TOMORROW" })).toEqual([]);
});

test("when part of it could not be asked, that is said beside what is known", () => {
  const { troubles, unreachable } = diagnose(answers({ number: away, isSubscribed: ok(false) }), {
    wabaId: "7",
    now,
  });
  expect(troubles).toEqual([{ kind: "notSubscribed" }]);
  expect(unreachable).toMatchObject({ traceId: "AbC" });
});

test("an error about one message says nothing about the channel", () => {
  expect([131026, 131047, 131049, 132000, undefined].map(troubleOfCode)).toEqual(Array(5).fill(undefined));
  expect([190, 131042, 131031, 133010, 10, 210].map(troubleOfCode)).toEqual([
    "tokenRevoked",
    "paymentMissing",
    "accountRestricted",
    "numberNotRegistered",
    "permissionMissing",
    "permissionMissing",
  ]);
});

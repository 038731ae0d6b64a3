import { z } from "zod";
import type { OpenHours } from "@/db/schema/identity";
import type { ApiKeyScope } from "../context";
import { letterLanguages } from "../letter";
import { line } from "../line";
import { auditActions } from "./audit-actions";

export const roles = ["owner", "marketer", "finance", "agent"] as const;
export type Role = (typeof roles)[number];

export const signInInput = z.object({
  email: z.email().max(254),
  password: z.string().min(1).max(256),
});

/** What a key may be allowed to do at `/api/v1`; each path asks for one of them. */
export const apiKeyScopes = [
  "me:read",
  "reports:read",
  "outcomes:write",
  "labels:write",
  "notifications:write",
] as const satisfies ApiKeyScope[];

export const mostApiKeys = 50;

export const createApiKeyInput = z.strictObject({
  name: line.min(1).max(80),
  scopes: z.array(z.enum(apiKeyScopes)).min(1).max(apiKeyScopes.length),
  /** Absent: the key works until it is revoked. */
  expiresInDays: z.number().int().min(1).max(3650).optional(),
});

export const rotateApiKeyInput = z.strictObject({
  apiKeyId: z.uuid(),
  /** How long the former secret works on. */
  graceHours: z.number().int().min(0).max(24),
});

export const apiKeyInput = z.strictObject({ apiKeyId: z.uuid() });

export type CreateApiKeyInput = z.infer<typeof createApiKeyInput>;
export type RotateApiKeyInput = z.infer<typeof rotateApiKeyInput>;
export type ApiKeyInput = z.infer<typeof apiKeyInput>;

const properName = line.min(1).max(100);
const chosenRoles = z.array(z.enum(roles)).min(1).max(roles.length);

export const memberInput = z.strictObject({ memberId: z.uuid() });
export const changeRolesInput = z.strictObject({ memberId: z.uuid(), roles: chosenRoles });

export const inviteInput = z.strictObject({
  email: signInInput.shape.email,
  roles: chosenRoles,
  /** Of the letter. */
  language: z.enum(letterLanguages),
});
export const invitationInput = z.strictObject({ invitationId: z.uuid() });

const token = z.string().max(100);
export const tokenInput = z.strictObject({ token });
export const joinInput = z.strictObject({ token, name: properName, password: signInInput.shape.password });

export const timeZones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
export const currencies = Intl.supportedValuesOf("currency");

export const describeWorkspaceInput = z.strictObject({
  name: properName,
  timeZone: z.enum(timeZones),
  currency: z.enum(currencies),
});
export const chooseWorkspaceInput = z.strictObject({ workspaceId: z.uuid() });

export type MemberInput = z.infer<typeof memberInput>;
export type ChangeRolesInput = z.infer<typeof changeRolesInput>;
export type InviteInput = z.infer<typeof inviteInput>;
export type InvitationInput = z.infer<typeof invitationInput>;
export type TokenInput = z.infer<typeof tokenInput>;
export type JoinInput = z.infer<typeof joinInput>;
export type DescribeWorkspaceInput = z.infer<typeof describeWorkspaceInput>;
export type ChooseWorkspaceInput = z.infer<typeof chooseWorkspaceInput>;

/** A password somebody chooses; one that exists may be of older rules. */
export const shortestPassword = 12;
export const newPassword = z.string().min(shortestPassword).max(256);

const language = z.enum(letterLanguages);
export const askForResetInput = z.strictObject({ email: signInInput.shape.email.toLowerCase(), language });
export const makeResetLinkInput = z.strictObject({ memberId: z.uuid(), language });
export const choosePasswordInput = z.strictObject({ token: z.string().max(100), password: newPassword });

const code = z.string().trim().min(6).max(40);
export const codeInput = z.strictObject({ code });
export const turnOffTwoFactorInput = z.strictObject({ password: signInInput.shape.password, code });
export const requireTwoFactorInput = z.strictObject({ isRequired: z.boolean() });

/** Where else people have accounts by which they may sign in. */
export const providers = ["google", "entra"] as const;
export type ProviderId = (typeof providers)[number];
export const unlinkIdentityInput = z.strictObject({ provider: z.enum(providers) });

export type UnlinkIdentityInput = z.infer<typeof unlinkIdentityInput>;
export type CodeInput = z.infer<typeof codeInput>;
export type TurnOffTwoFactorInput = z.infer<typeof turnOffTwoFactorInput>;
export type RequireTwoFactorInput = z.infer<typeof requireTwoFactorInput>;
export type AskForResetInput = z.infer<typeof askForResetInput>;
export type MakeResetLinkInput = z.infer<typeof makeResetLinkInput>;
export type ChoosePasswordInput = z.infer<typeof choosePasswordInput>;

export const firstOwnerInput = z.strictObject({
  code: z.string().max(100),
  name: properName,
  email: signInInput.shape.email,
  password: newPassword,
  workspace: describeWorkspaceInput,
});

export type FirstOwnerInput = z.infer<typeof firstOwnerInput>;

export const changeNameInput = z.strictObject({ name: properName });
export const changePasswordInput = z.strictObject({
  presentPassword: signInInput.shape.password,
  /** Weighed by `requireGoodPassword`, which says in words what is wrong with it. */
  newPassword: signInInput.shape.password,
});
export const endSessionInput = z.strictObject({ sessionId: z.uuid() });

export type ChangeNameInput = z.infer<typeof changeNameInput>;
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;
export type EndSessionInput = z.infer<typeof endSessionInput>;

/** Days are those of the workspace, both included. */
export const auditFilters = z.strictObject({
  memberId: z.uuid().optional(),
  action: z.enum(auditActions).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export const listAuditInput = z.object({
  ...auditFilters.shape,
  cursor: z.object({ id: z.uuid() }).nullish(),
});

export type AuditFilters = z.infer<typeof auditFilters>;
export type ListAuditInput = z.infer<typeof listAuditInput>;

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const openHours = z.strictObject({
  opensAt: clockTime.meta({ examples: ["09:00"] }),
  closesAt: z.union([clockTime, z.literal("24:00")]).meta({ examples: ["17:00"] }),
});

/** Whether two of the hours of one day, or of a day and the one after it, are open at the same time. */
export function hoursOverlap(today: OpenHours[], tomorrow: OpenHours[] = []): boolean {
  const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const spans = [today, tomorrow].flatMap((hours, day) =>
    hours.map(({ opensAt, closesAt }) => {
      const [from, to] = [minutesOf(opensAt), minutesOf(closesAt)];
      return { day, from: day * 1440 + from, to: day * 1440 + (to > from ? to : to + 1440) };
    }),
  );
  const sorted = spans.sort((one, other) => one.from - other.from);
  return sorted.some((span, index) => {
    const next = sorted[index + 1];
    return next !== undefined && span.day === 0 && next.from < span.to;
  });
}

const hoursOfDay = z.array(openHours).max(6);
const holiday = z.strictObject({
  date: z.iso.date().meta({ examples: ["2026-12-25"] }),
  name: line.min(1).max(80),
  hours: hoursOfDay.refine((hours) => !hoursOverlap(hours), { error: "overlap" }),
});

export const saveWorkingHoursInput = z
  .strictObject({
    /** Monday first. */
    week: z.array(hoursOfDay).length(7),
    holidays: z.array(holiday).max(500),
    /** Of the hours that were changed: whoever saves after a colleague is told so. */
    basedOn: z.date().nullable(),
  })
  .superRefine(({ week, holidays }, { addIssue }) => {
    for (const [day, hours] of week.entries()) {
      if (hoursOverlap(hours, week[(day + 1) % 7]))
        addIssue({ code: "custom", path: ["week", day], message: "overlap" });
    }
    const dates = holidays.map(({ date }) => date);
    for (const [index, date] of dates.entries()) {
      if (dates.indexOf(date) < index)
        addIssue({ code: "custom", path: ["holidays", index, "date"], message: "twice" });
    }
  });

export const publicHolidaysInput = z.strictObject({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .meta({ examples: ["BE"] }),
  year: z.number().int().min(2000).max(2100),
  locale: z.enum(letterLanguages),
});

export type SaveWorkingHoursInput = z.infer<typeof saveWorkingHoursInput>;
export type PublicHolidaysInput = z.infer<typeof publicHolidaysInput>;

import { z } from "zod";
import { line } from "@/server/line";

/** How far Meta is told of an outcome. */
export const conversionStates = ["waiting", "sent", "refused", "tooLate", "notAsked"] as const;

export const saveConversionSettingsInput = z.strictObject({
  isOn: z.boolean(),
  coversStrictRegions: z.boolean(),
});
export type SaveConversionSettings = z.output<typeof saveConversionSettingsInput>;

/** As Meta shows it under "Test events", such as TEST12345; none ends the test. */
export const saveTestCodeInput = z.strictObject({
  testCode: line.regex(/^[A-Za-z0-9_-]{1,40}$/, "The code that Meta shows under Test events.").nullable(),
});
export type SaveTestCode = z.output<typeof saveTestCodeInput>;

export const conversionInput = z.strictObject({ conversionId: z.uuid() });
export type ConversionInput = z.output<typeof conversionInput>;

export const accountInput = z.strictObject({ accountId: z.uuid() });

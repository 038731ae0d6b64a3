import { z } from "zod";

const hour = z.int().min(0).max(23);

/** When a letter is due, by the clock of the workspace. */
export const mailTimesSchema = z.discriminatedUnion("every", [
  z.strictObject({ every: z.literal("day"), hour }),
  /** 1 is Monday. */
  z.strictObject({ every: z.literal("week"), weekday: z.int().min(1).max(7), hour }),
  /** In a month that has not so many days, on its last one. */
  z.strictObject({ every: z.literal("month"), monthDay: z.int().min(1).max(31), hour }),
]);
export type MailTimes = z.infer<typeof mailTimesSchema>;

export const attachmentKinds = ["csv", "xlsx"] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export const mailReportInput = z.strictObject({
  savedReportId: z.uuid(),
  times: mailTimesSchema,
  /** The table as a file with the letter; null: the letter alone. */
  attachment: z.enum(attachmentKinds).nullable(),
});
export type MailReportInput = z.infer<typeof mailReportInput>;

export const stopByLinkInput = z.strictObject({ token: z.string().max(200) });
export type StopByLinkInput = z.infer<typeof stopByLinkInput>;

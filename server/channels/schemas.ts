import { z } from "zod";

const metaId = z
  .string()
  .trim()
  .regex(/^\d{5,30}$/, { error: "metaIdDigits" });

/** A token as Meta writes it; spaces and line ends that came with a copy are not part of it. */
const token = z
  .string()
  .min(20, { error: "tokenForm" })
  .transform((text) => text.replace(/\s+/g, ""))
  .pipe(z.string().regex(/^[\x21-\x7e]{20,2000}$/, { error: "tokenForm" }));

const pin = z.string().regex(/^\d{6}$/, { error: "pinForm" });

export const checkNumberInput = z.object({ wabaId: metaId, phoneNumberId: metaId, accessToken: token });
export type CheckNumberInput = z.output<typeof checkNumberInput>;

export const connectChannelInput = checkNumberInput.extend({
  /** Needed only when the number is not registered yet. */
  pin: pin.optional(),
});
export type ConnectChannelInput = z.output<typeof connectChannelInput>;

export const connectByCodeInput = z.object({
  code: z.string().min(1).max(2000),
  wabaId: metaId,
  phoneNumberId: metaId,
  pin: pin.optional(),
});
export type ConnectByCodeInput = z.output<typeof connectByCodeInput>;

export const channelInput = z.object({ numberId: z.uuid() });
export type ChannelInput = z.output<typeof channelInput>;

export const replaceTokenInput = channelInput.extend({ accessToken: token });
export type ReplaceTokenInput = z.output<typeof replaceTokenInput>;

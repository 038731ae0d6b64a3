import { z } from "zod";

const metaId = z
  .string()
  .trim()
  .regex(/^\d{5,30}$/, { error: "metaIdDigits" })
  .meta({ examples: ["1234567890"] });

/** A token as Meta writes it; spaces and line ends that came with a copy are not part of it. */
const token = z
  .string()
  .min(20, { error: "tokenForm" })
  .transform((text) => text.replace(/\s+/g, ""))
  .pipe(z.string().regex(/^[\x21-\x7e]{20,2000}$/, { error: "tokenForm" }));

export const lookUpInput = z.object({ accessToken: token });
export type LookUpInput = z.output<typeof lookUpInput>;

export const connectAdAccountInput = lookUpInput.extend({ adAccountId: metaId, pageId: metaId });
export type ConnectAdAccountInput = z.output<typeof connectAdAccountInput>;

export const connectionInput = z.object({ connectionId: z.uuid() });
export type ConnectionInput = z.output<typeof connectionInput>;

/** Empty: none. */
export const chooseDatasetInput = connectionInput.extend({
  metaDatasetId: z
    .string()
    .regex(/^\d{0,30}$/)
    .meta({ examples: [""] }),
});
export type ChooseDatasetInput = z.output<typeof chooseDatasetInput>;

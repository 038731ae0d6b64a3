import { z } from "zod";
import { callMarketing, done, listMarketing } from "./call";
import { flag } from "./nodes";
import type { Welcome } from "./welcome";

type OfAccount = { wabaId: string; token: string };

const listed = z
  .object({ id: z.string(), name: z.string().default(""), is_used_in_ad: flag })
  .transform(({ id, name, is_used_in_ad }) => ({ id, name, isUsed: is_used_in_ad ?? false }));
export type SequenceAtMeta = z.output<typeof listed>;

/** The greetings kept at a WhatsApp account, which ads name and which can be changed after launch. */
export const listSequences = ({ wabaId, token }: OfAccount) =>
  listMarketing({ path: `${wabaId}/welcome_message_sequences`, token, item: listed });

const written = z.object({ sequence_id: z.string().optional(), success: z.boolean().optional() });

/** Writes a greeting, anew or in the place of the one with this id. */
export const writeSequence = ({
  wabaId,
  token,
  sequenceId,
  name,
  welcome,
}: OfAccount & { sequenceId?: string; name: string; welcome: Welcome }) =>
  callMarketing({
    method: "POST",
    path: `${wabaId}/welcome_message_sequences`,
    token,
    params: {
      sequence_id: sequenceId,
      name,
      welcome_message_sequence: JSON.stringify(
        welcome.kind === "prefilled"
          ? { text: welcome.greeting, autofill_message: { content: welcome.prefilled } }
          : { text: welcome.greeting, ice_breakers: welcome.questions.map(({ title }) => ({ title })) },
      ),
    },
    answer: written,
  });

/** Deletes a greeting; Meta keeps one that an active ad names. */
export const deleteSequence = ({ wabaId, token, sequenceId }: OfAccount & { sequenceId: string }) =>
  callMarketing({
    method: "DELETE",
    path: `${wabaId}/welcome_message_sequences`,
    token,
    params: { sequence_id: sequenceId },
    answer: done,
  });

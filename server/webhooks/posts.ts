import { signatureOf } from "../meta/signature";

/** What Meta posts, for tests and benchmarks. */
export type MetaNumber = { wabaId: string; metaPhoneNumberId: string };
type Value = Record<string, unknown>;

export const post = ({ wabaId, metaPhoneNumberId }: MetaNumber, ...values: Value[]) => ({
  object: "whatsapp_business_account",
  entry: values.map((value) => ({
    id: wabaId,
    changes: [
      {
        field: "messages",
        value: {
          messaging_product: "whatsapp",
          metadata: { display_phone_number: "34910000001", phone_number_id: metaPhoneNumberId },
          ...value,
        },
      },
    ],
  })),
});

const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000));

type Customer = { waId?: string; userId?: string; name?: string };
type Writing = { from: Customer; id: string; at: Date } & Record<string, unknown>;

/** One message of a customer; a text unless another `type` is given with its body. */
export function writes({ from, id, at, ...body }: Writing): Value {
  const { waId, userId, name = "Carmen" } = from;
  const content = body.type ? body : { type: "text", text: { body: `words of ${id}` }, ...body };
  return {
    contacts: [{ profile: { name }, wa_id: waId, user_id: userId }],
    messages: [{ from: waId, from_user_id: userId, id, timestamp: seconds(at), ...content }],
  };
}

type Telling = { id: string; status: string; at: Date; to: Customer } & Record<string, unknown>;

/** One status of a message of ours. */
export const tells = ({ id, status, at, to, ...more }: Telling): Value => ({
  statuses: [
    { id, status, timestamp: seconds(at), recipient_id: to.waId, recipient_user_id: to.userId, ...more },
  ],
});

/** The request's body and signature, as Meta would send them. */
export function signed(payload: unknown, appSecret = process.env.META_APP_SECRET ?? "") {
  const rawBody = Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload));
  return { rawBody, signature: signatureOf(rawBody, appSecret) };
}

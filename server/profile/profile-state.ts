import type { FormField, SendFailure } from "@/db/schema/profile";
import { type FormValue, isSame, type Profile, profileFields } from "./schemas";
import { starterFields } from "./starters/schemas";

/** The fields that are read, written and sent together. */
export type Form = Partial<Record<FormField, FormValue>>;
type FieldOf<F> = keyof F & FormField;

/** What is known of a form: at Meta when it was last asked, written here, and under way between the two. */
export type FormState<F> = {
  live: F | null;
  draft: Partial<F>;
  /** What Meta had in the fields of the draft when their change began. */
  base: Partial<F>;
  sent: Partial<F> | null;
  /** Odd while a request may be under way. */
  sends: number;
  /** What `sends` was when Meta was last seen: since a later request, it may have something else. */
  seenSends: number;
  failure: SendFailure | null;
};
export type ProfileState = FormState<Profile>;

export type ProfileStatus = "unread" | "sent" | "conflict" | "failed" | "draft" | "live";

const order: FormField[] = [...profileFields, ...starterFields];

const fieldsOf = <F extends Form>(part: Partial<F>) =>
  order.filter((field) => field in part && part[field as FieldOf<F>] !== undefined) as FieldOf<F>[];

const pick = <F extends Form>(part: Partial<F>, keep: (field: FieldOf<F>) => boolean): Partial<F> => {
  const kept = fieldsOf(part).filter(keep);
  return Object.fromEntries(kept.map((field) => [field, part[field]])) as Partial<F>;
};

const differs = <F extends Form>(field: FieldOf<F>, one: Partial<F>, other: Partial<F>) =>
  !isSame(one[field], other[field]);

/** Fields that somebody changed at Meta while they were being changed here. */
export const conflictsOf = <F extends Form>({ live, draft, base }: FormState<F>): FieldOf<F>[] =>
  live ? fieldsOf(draft).filter((field) => differs(field, base, live) && differs(field, draft, live)) : [];

export const draftedFields = <F extends Form>({ draft }: FormState<F>) => fieldsOf(draft);

/** "live" is said only when everything that is known here is what Meta returned. */
export function statusOf<F extends Form>(state: FormState<F>): ProfileStatus {
  if (!state.live) return "unread";
  if (state.sent) return "sent";
  if (conflictsOf(state).length > 0) return "conflict";
  if (state.failure) return "failed";
  if (fieldsOf(state.draft).length > 0) return "draft";
  return state.seenSends === state.sends ? "live" : "unread";
}

/** What the form holds becomes the draft, as far as Meta has something else. A conflict stays until it is settled. */
export function edit<F extends Form>(
  state: FormState<F>,
  { form, settled }: { form: F; settled: FieldOf<F>[] },
): FormState<F> {
  const { live } = state;
  if (!live || state.sent) return state;
  const draft = pick<F>(form, (field) => differs<F>(field, form, live));
  const isOpen = (field: FieldOf<F>) => state.draft[field] !== undefined && !settled.includes(field);
  const base = Object.fromEntries(
    fieldsOf<F>(draft).map((field) => [field, isOpen(field) ? state.base[field] : live[field]]),
  ) as Partial<F>;
  return { ...state, draft, base, failure: null };
}

export const discard = <F extends Form>(state: FormState<F>): FormState<F> =>
  state.sent ? state : { ...state, draft: {}, base: {}, failure: null };

/** The draft is to be sent; it stays here until Meta is seen to have it. */
export const send = <F extends Form>(state: FormState<F>): FormState<F> =>
  statusOf(state) === "draft" || statusOf(state) === "failed"
    ? { ...state, sent: state.draft, failure: null }
    : state;

const isUnderWay = ({ sends }: { sends: number }) => sends % 2 === 1;

/** A request leaves. */
export const begin = <F extends Form>(state: FormState<F>): FormState<F> => ({
  ...state,
  sends: state.sends + (isUnderWay(state) ? 2 : 1),
});

/** The request was answered, or nobody will hear what became of it; with a failure, it is not tried again. */
export const end = <F extends Form>(state: FormState<F>, failure?: SendFailure): FormState<F> => ({
  ...state,
  sends: state.sends + (isUnderWay(state) ? 1 : 0),
  ...(failure && { sent: null, failure }),
});

export type Reading<F> = {
  form: F;
  /** The state's own count when Meta was asked. */
  sends: number;
  at: Date;
  /** What is missing now will not come any more. */
  isLast: boolean;
};

export type Read<F> = { state: FormState<F>; here: FieldOf<F>[]; elsewhere: FieldOf<F>[] };

/** What Meta returned. The words of a draft leave it only when Meta has them. */
export function read<F extends Form>(state: FormState<F>, { form, sends, at, isLast }: Reading<F>): Read<F> {
  if (isUnderWay(state) || sends !== state.sends) return { state, here: [], elsewhere: [] };
  const { live, sent, base } = state;
  const missing = sent ? fieldsOf(sent).filter((field) => differs<F>(field, sent, form)) : [];
  const isTaken = (field: FieldOf<F>) => sent?.[field] !== undefined && !missing.includes(field);
  const changed = live ? fieldsOf<F>(form).filter((field) => differs<F>(field, live, form)) : [];

  const draft = pick(state.draft, (field) => differs<F>(field, state.draft, form));
  // Sending again would overwrite what somebody else has just written there.
  const isOverwritten = missing.some((field) => differs<F>(field, base, form));
  const isOver = missing.length === 0 || isOverwritten || isLast;
  const isMissed = missing.length > 0 && !isOverwritten && isLast;
  const failure: SendFailure | null = isMissed
    ? { kind: "notTaken", at: at.toISOString(), fields: missing }
    : fieldsOf(draft).length > 0 && !sent
      ? state.failure
      : null;
  return {
    state: {
      ...state,
      live: form,
      seenSends: sends,
      draft,
      base: pick(base, (field) => draft[field] !== undefined),
      sent: !sent || isOver ? null : pick(sent, (field) => missing.includes(field)),
      failure,
    },
    here: changed.filter(isTaken),
    elsewhere: changed.filter((field) => !isTaken(field)),
  };
}

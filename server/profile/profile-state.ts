import type { SendFailure } from "@/db/schema/profile";
import { isSame, type Profile, type ProfileField, profileFields } from "./schemas";

/** What is known of a profile: at Meta when it was last asked, written here, and under way between the two. */
export type ProfileState = {
  live: Profile | null;
  draft: Partial<Profile>;
  /** What Meta had in the fields of the draft when their change began. */
  base: Partial<Profile>;
  sent: Partial<Profile> | null;
  /** Odd while a request may be under way. */
  sends: number;
  /** What `sends` was when Meta was last seen: since a later request, it may have something else. */
  seenSends: number;
  failure: SendFailure | null;
};

export type ProfileStatus = "unread" | "sent" | "conflict" | "failed" | "draft" | "live";

const fieldsOf = (part: Partial<Profile>) => profileFields.filter((field) => part[field] !== undefined);

const pick = (part: Partial<Profile>, keep: (field: ProfileField) => boolean): Partial<Profile> =>
  Object.fromEntries(
    fieldsOf(part)
      .filter(keep)
      .map((field) => [field, part[field]]),
  );

const differs = (field: ProfileField, one: Partial<Profile>, other: Partial<Profile>) =>
  !isSame(one[field], other[field]);

/** Fields that somebody changed at Meta while they were being changed here. */
export const conflictsOf = ({ live, draft, base }: ProfileState): ProfileField[] =>
  live ? fieldsOf(draft).filter((field) => differs(field, base, live) && differs(field, draft, live)) : [];

export const draftedFields = ({ draft }: ProfileState) => fieldsOf(draft);

/** "live" is said only when everything that is known here is what Meta returned. */
export function statusOf(state: ProfileState): ProfileStatus {
  if (!state.live) return "unread";
  if (state.sent) return "sent";
  if (conflictsOf(state).length > 0) return "conflict";
  if (state.failure) return "failed";
  if (fieldsOf(state.draft).length > 0) return "draft";
  return state.seenSends === state.sends ? "live" : "unread";
}

/** What the form holds becomes the draft, as far as Meta has something else. A conflict stays until it is settled. */
export function edit(
  state: ProfileState,
  { profile, settled }: { profile: Profile; settled: ProfileField[] },
): ProfileState {
  const { live } = state;
  if (!live || state.sent) return state;
  const draft = pick(profile, (field) => differs(field, profile, live));
  const isOpen = (field: ProfileField) => state.draft[field] !== undefined && !settled.includes(field);
  const base = Object.fromEntries(
    fieldsOf(draft).map((field) => [field, isOpen(field) ? state.base[field] : live[field]]),
  );
  return { ...state, draft, base, failure: null };
}

export const discard = (state: ProfileState): ProfileState =>
  state.sent ? state : { ...state, draft: {}, base: {}, failure: null };

/** The draft is to be sent; it stays here until Meta is seen to have it. */
export const send = (state: ProfileState): ProfileState =>
  statusOf(state) === "draft" || statusOf(state) === "failed"
    ? { ...state, sent: state.draft, failure: null }
    : state;

const isUnderWay = ({ sends }: ProfileState) => sends % 2 === 1;

/** A request leaves. */
export const begin = (state: ProfileState): ProfileState => ({
  ...state,
  sends: state.sends + (isUnderWay(state) ? 2 : 1),
});

/** The request was answered, or nobody will hear what became of it; with a failure, it is not tried again. */
export const end = (state: ProfileState, failure?: SendFailure): ProfileState => ({
  ...state,
  sends: state.sends + (isUnderWay(state) ? 1 : 0),
  ...(failure && { sent: null, failure }),
});

export type Reading = {
  profile: Profile;
  /** The state's own count when Meta was asked. */
  sends: number;
  at: Date;
  /** What is missing now will not come any more. */
  isLast: boolean;
};

export type Read = { state: ProfileState; here: ProfileField[]; elsewhere: ProfileField[] };

/** What Meta returned. The words of a draft leave it only when Meta has them. */
export function read(state: ProfileState, { profile, sends, at, isLast }: Reading): Read {
  if (isUnderWay(state) || sends !== state.sends) return { state, here: [], elsewhere: [] };
  const { live, sent, base } = state;
  const missing = sent ? fieldsOf(sent).filter((field) => differs(field, sent, profile)) : [];
  const isTaken = (field: ProfileField) => sent?.[field] !== undefined && !missing.includes(field);
  const changed = live ? profileFields.filter((field) => differs(field, live, profile)) : [];

  const draft = pick(state.draft, (field) => differs(field, state.draft, profile));
  // Sending again would overwrite what somebody else has just written there.
  const isOverwritten = missing.some((field) => differs(field, base, profile));
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
      live: profile,
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

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  begin,
  conflictsOf,
  discard,
  edit,
  end,
  type Form,
  type FormState,
  type ProfileState,
  read,
  send,
  statusOf,
} from "./profile-state";
import { emptyProfile, isSame, type Profile, type ProfileField, profileFields } from "./schemas";
import { emptyStarters, type Starters, starterFields } from "./starters/schemas";

const untouched = {
  live: null,
  draft: {},
  base: {},
  sent: null,
  sends: 0,
  seenSends: 0,
  failure: null,
};
const at = new Date("2026-11-23T12:00:00Z");
const refusal = { kind: "refused" as const, at: at.toISOString(), fields: [] };

type Kind<F> = { fields: readonly (keyof F & keyof Form)[]; values: readonly [empty: F, ...others: F[]] };

const profiles: Kind<Profile> = {
  fields: profileFields,
  values: [
    emptyProfile,
    { ...emptyProfile, about: "Bread", websites: ["https://luna.example"] },
    { ...emptyProfile, about: "Cake", email: "ana@luna.example", websites: ["luna.example/"] },
  ],
};
const chats: Kind<Starters> = {
  fields: starterFields,
  values: [
    emptyStarters,
    { prompts: [{ text: "Bread " }, { text: " " }], commands: [], welcome: true },
    { prompts: [{ text: "Bread" }], commands: [{ hint: "Opening hours", name: "hours" }], welcome: false },
  ],
};

const index = fc.nat(3);
const one = <K extends string>(...kinds: K[]) => fc.record({ kind: fc.constantFrom(...kinds) });

/** A change is a field, and the form its value is taken from. */
function stepOf<F>({ fields, values }: Kind<F>) {
  const part = fc.tuple(fc.constantFrom(...fields), fc.constantFrom(...values));
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant("edit" as const), part, isSettled: fc.boolean() }),
    },
    { weight: 6, arbitrary: one("send", "begin", "startRead") },
    { weight: 1, arbitrary: one("discard", "arrive", "lateArrival") },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("elsewhere" as const), part }) },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant("finishRead" as const), index, isLast: fc.boolean() }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("answer" as const),
        how: fc.constantFrom("accepted", "accepted", "refused", "lost"),
      }),
    },
  );
}
type Step<F> = ReturnType<typeof stepOf<F>> extends fc.Arbitrary<infer S> ? S : never;

/** Meta, the network and one form here. `isStale`: Meta changed without us since it was last seen. */
function play<F extends Form>({ fields, values: [empty] }: Kind<F>, steps: Step<F>[]) {
  let state: FormState<F> = untouched;
  let meta: F = empty;
  let isStale = false;
  let underWay: Partial<F> | undefined;
  let lost: Partial<F> | undefined;
  let reads: { form: F; sends: number; isStale: boolean }[] = [];

  const changeMeta = (change: Partial<F>) => {
    meta = { ...meta, ...change };
    isStale = true;
    for (const one of reads) one.isStale = true;
  };
  const startRead = () => reads.push({ form: meta, sends: state.sends, isStale: false });
  const finishRead = (which: number, isLast: boolean) => {
    const one = reads[which % reads.length];
    if (!one) return;
    reads = reads.filter((other) => other !== one);
    const next = read(state, { form: one.form, sends: one.sends, at, isLast }).state;
    if (next !== state) isStale = one.isStale;
    state = next;
  };

  function take(one: Step<F>) {
    switch (one.kind) {
      case "edit": {
        const [field, from] = one.part;
        const form = { ...(state.live ?? empty), ...state.draft, [field]: from[field] };
        state = edit(state, { form, settled: one.isSettled ? [...fields] : [] });
        return;
      }
      case "elsewhere":
        return changeMeta({ [one.part[0]]: one.part[1][one.part[0]] } as Partial<F>);
      case "discard":
        state = discard(state);
        return;
      case "send":
        state = send(state);
        return;
      case "begin":
        if (!state.sent) return;
        // A request that was under way is forgotten by us, and may still arrive.
        lost = underWay ?? lost;
        state = begin(state);
        underWay = state.sent ?? undefined;
        return;
      case "arrive":
        if (underWay) meta = { ...meta, ...underWay };
        return;
      case "lateArrival":
        if (lost) changeMeta(lost);
        lost = undefined;
        return;
      case "answer":
        if (!underWay) return;
        if (one.how === "accepted") meta = { ...meta, ...underWay };
        else lost = underWay;
        state = end(state, one.how === "refused" ? refusal : undefined);
        underWay = undefined;
        return;
      case "startRead":
        startRead();
        return;
      case "finishRead":
        return finishRead(one.index, one.isLast);
    }
  }

  const check = () => {
    if (statusOf(state) !== "live" || isStale) return;
    const shown = state.live!;
    for (const field of fields) {
      expect(isSame(shown[field], meta[field]), `${field} is called live`).toBe(true);
    }
  };

  for (const one of steps) {
    const before = state.draft;
    take(one);
    check();
    if (one.kind === "edit" || one.kind === "discard") continue;
    for (const field of Object.keys(before) as (keyof F & keyof Form)[]) {
      const isKept = isSame(state.draft[field], before[field]) || isSame(state.live?.[field], before[field]);
      expect(isKept, `what was typed in ${field} is kept`).toBe(true);
    }
  }
  take({ kind: "answer", how: "lost" });
  startRead();
  finishRead(reads.length - 1, true);
  expect(state.sent).toBeNull();
  check();
  return state;
}

const promise =
  "no sequence of edits, changes elsewhere, failures and retries calls live what Meta does not have, or loses a word";

function holds<F extends Form>(kind: Kind<F>) {
  const steps = fc.array(stepOf(kind), { maxLength: 80, size: "max" });
  fc.assert(
    fc.property(steps, (steps) => void play(kind, steps as Step<F>[])),
    { numRuns: 3000 },
  );
}

test(`${promise} of a profile`, { timeout: 60_000 }, () => holds(profiles));
test(`${promise} of conversation starters`, { timeout: 60_000 }, () => holds(chats));

const readAs = (state: ProfileState, profile: Profile, isLast = false) =>
  read(state, { form: profile, sends: state.sends, at, isLast });
const seen = (profile: Profile) => readAs(untouched, profile).state;
const write = (state: ProfileState, change: Partial<Profile>, settled: ProfileField[] = []) =>
  edit(state, { form: { ...state.live!, ...state.draft, ...change }, settled });

test("a draft is sent, and live only when Meta returns it", () => {
  let state = write(seen(emptyProfile), { about: "Bread" });
  expect(statusOf(state)).toBe("draft");
  state = end(begin(send(state)));
  expect(statusOf(state)).toBe("sent");
  state = readAs(state, emptyProfile).state;
  expect(statusOf(state)).toBe("sent");
  const { state: confirmed, here, elsewhere } = readAs(state, { ...emptyProfile, about: "Bread " });
  expect({ status: statusOf(confirmed), draft: confirmed.draft, here, elsewhere }).toEqual({
    status: "live",
    draft: {},
    here: ["about"],
    elsewhere: [],
  });
});

test("a refusal keeps every word and says why", () => {
  const state = end(begin(send(write(seen(emptyProfile), { email: "ana@luna.example" }))), refusal);
  expect({ status: statusOf(state), draft: state.draft }).toEqual({
    status: "failed",
    draft: { email: "ana@luna.example" },
  });
});

test("a refusal that is taken back is not called live before Meta was seen again", () => {
  const state = discard(end(begin(send(write(seen(emptyProfile), { about: "Bread" }))), refusal));
  expect(statusOf(state)).toBe("unread");
  expect(statusOf(readAs(state, emptyProfile).state)).toBe("live");
});

test("what Meta never shows is not called live, and is said to be missing", () => {
  const state = end(begin(send(write(seen(emptyProfile), { about: "Bread" }))));
  expect(readAs(state, emptyProfile, true).state).toMatchObject({
    sent: null,
    draft: { about: "Bread" },
    failure: { kind: "notTaken", fields: ["about"] },
  });
});

test("a field that changed at Meta meanwhile is a choice to make, and cannot be sent before it is made", () => {
  let state = write(seen(emptyProfile), { about: "Bread", address: "1 Rue Haute" });
  state = readAs(state, { ...emptyProfile, about: "Cake" }).state;
  expect(conflictsOf(state)).toEqual(["about"]);
  expect(send(state)).toBe(state);
  expect(conflictsOf(write(state, { email: "ana@luna.example" }))).toEqual(["about"]);
  const settled = write(state, {}, ["about"]);
  expect(statusOf(settled)).toBe("draft");
  expect(send(settled).sent).toEqual({ about: "Bread", address: "1 Rue Haute" });
});

test("what somebody wrote at Meta while ours was on its way is not overwritten by trying again", () => {
  const state = end(begin(send(write(seen(emptyProfile), { about: "Bread" }))));
  const { state: after, elsewhere } = readAs(state, { ...emptyProfile, about: "Cake" });
  expect({ status: statusOf(after), sent: after.sent, elsewhere }).toEqual({
    status: "conflict",
    sent: null,
    elsewhere: ["about"],
  });
});

test("the same words typed here and at Meta are nobody's conflict", () => {
  const state = readAs(write(seen(emptyProfile), { about: "Bread" }), { ...emptyProfile, about: "Bread" });
  expect({ status: statusOf(state.state), elsewhere: state.elsewhere }).toEqual({
    status: "live",
    elsewhere: ["about"],
  });
});

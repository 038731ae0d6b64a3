import { adSteps, type PublishingStepKind, publishingSteps, type StepName } from "@/db/schema/publishing";
import { type FormCreative, variantsOf } from "../variants/schemas";

type AdStep = (typeof adSteps)[number];
const isAdStep = (kind: PublishingStepKind): kind is AdStep =>
  (adSteps as readonly PublishingStepKind[]).includes(kind);

/** The name of a step of one ad of the campaign; ads are numbered from one. */
export const stepName = (kind: AdStep, number: number): StepName =>
  number === 1 ? kind : `${kind} ${number}`;

/** What is done in a step, and for which of the ads. */
export function partsOf(name: StepName): { kind: PublishingStepKind; number: number } {
  const [kind, number = "1"] = name.split(" ");
  return { kind: kind as PublishingStepKind, number: Number(number) };
}

/** Whether a step is of one ad alone, so that the others can do without it. */
export const isOfOneAd = (name: StepName): boolean => isAdStep(partsOf(name).kind);

/** What is done with this form, in its order: each kind of step for all ads before the next. */
export function planOf(form: FormCreative): StepName[] {
  const numbers = variantsOf(form).map((_, at) => at + 1);
  return publishingSteps.flatMap((kind) =>
    isAdStep(kind) ? numbers.map((number) => stepName(kind, number)) : [kind],
  );
}

const orderOf = (name: StepName): number => {
  const { kind, number } = partsOf(name);
  return publishingSteps.indexOf(kind) * 100 + number;
};

export const inOrder = <S extends { kind: StepName }>(steps: S[]): S[] =>
  steps.sort((a, b) => orderOf(a.kind) - orderOf(b.kind));

/** The ads that Meta refused while others went on. */
export const leftOut = (steps: { kind: StepName; failure: unknown }[]): Set<number> =>
  new Set(steps.flatMap(({ kind, failure }) => (failure ? partsOf(kind).number : [])));

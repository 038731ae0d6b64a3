import { adSteps, type PublishingStepKind, publishingSteps, type StepName } from "@/db/schema/publishing";
import { type FormCreative, picturesOf, type Variant, variantsOf, videoOf } from "../variants/schemas";

type AdStep = (typeof adSteps)[number];
const isAdStep = (kind: PublishingStepKind): kind is AdStep =>
  (adSteps as readonly PublishingStepKind[]).includes(kind);

/** The name of a step of one ad of the campaign, or of one of its pictures; both are numbered from one. */
export function stepName(kind: AdStep, number: number, picture = 1): StepName {
  if (picture > 1) return `${kind} ${number} ${picture}`;
  return number === 1 ? kind : `${kind} ${number}`;
}

/** What is done in a step, for which of the ads, and for which of its pictures. */
export function partsOf(name: StepName): { kind: PublishingStepKind; number: number; picture: number } {
  const [kind, number = "1", picture = "1"] = name.split(" ");
  return { kind: kind as PublishingStepKind, number: Number(number), picture: Number(picture) };
}

/** Whether a step is of one ad alone, so that the others can do without it. */
export const isOfOneAd = (name: StepName): boolean => isAdStep(partsOf(name).kind);

/** What is done with this form, in its order: each kind of step for all ads before the next. */
export function planOf(form: FormCreative): StepName[] {
  const variants = variantsOf(form);
  return publishingSteps.flatMap((kind) =>
    isAdStep(kind) ? variants.flatMap((variant, at) => stepsOfAd(kind, variant, at + 1)) : [kind],
  );
}

/** Each picture goes to Meta by itself; the rest of an ad is one thing. */
function stepsOfAd(kind: AdStep, variant: Variant, number: number): StepName[] {
  if (kind === "image") return picturesOf(variant).map((_, at) => stepName(kind, number, at + 1));
  if (kind === "video" && !videoOf(variant)) return [];
  return [stepName(kind, number)];
}

const orderOf = (name: StepName): number => {
  const { kind, number, picture } = partsOf(name);
  return publishingSteps.indexOf(kind) * 10_000 + number * 100 + picture;
};

export const inOrder = <S extends { kind: StepName }>(steps: S[]): S[] =>
  steps.sort((a, b) => orderOf(a.kind) - orderOf(b.kind));

/** The ads that Meta refused while others went on. */
export const leftOut = (steps: { kind: StepName; failure: unknown }[]): Set<number> =>
  new Set(steps.flatMap(({ kind, failure }) => (failure ? partsOf(kind).number : [])));

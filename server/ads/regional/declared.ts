import { countriesOf } from "../audience/schemas";
import type { CampaignForm, Problem } from "../drafts/schemas";
import { type FormDeclaration, rulesFor } from "./schemas";

const rulesOf = ({ places, category, isFinancial }: CampaignForm) =>
  rulesFor({ countries: countriesOf(places), category, isFinancial });

/** What is declared and is called for by the places chosen: what was filled in for a country since left out is not sent. */
export function declaredIn(form: CampaignForm): FormDeclaration[] {
  const called = rulesOf(form).map(({ category }) => category);
  return form.declarations.filter(({ category }) => called.includes(category));
}

/** These two have no names of their own at Meta and share one pair. */
const universal = ["BRAZIL_REGULATION", "THAILAND_UNIVERSAL"];

export function regionalProblems(form: CampaignForm): Problem[] {
  const declared = declaredIn(form);
  const isWhole = ({ beneficiaryId, payerId }: FormDeclaration) => beneficiaryId !== "" && payerId !== "";
  const lacks = rulesOf(form).some(({ category, isCertain }) => {
    const one = declared.find((declaration) => declaration.category === category);
    return one ? !isWhole(one) : isCertain;
  });
  if (lacks) return [{ field: "declarations", key: "declarationNeeded" }];
  const shared = declared.filter(({ category }) => universal.includes(category));
  const pairs = new Set(shared.map(({ beneficiaryId, payerId }) => `${beneficiaryId} ${payerId}`));
  return pairs.size > 1 ? [{ field: "declarations", key: "declarationsDiffer" }] : [];
}

import { expect, test } from "vitest";
import { regionalParams } from "../../meta/ads/regional";
import { blankForm, type CampaignForm } from "../drafts/schemas";
import { declaredIn, regionalProblems } from "./declared";
import { type FormDeclaration, regionalRules } from "./schemas";

const country = (code: string) => ({ kind: "country" as const, key: code, name: code, country: code });
const form = (codes: string[], more: Partial<CampaignForm> = {}): CampaignForm => ({
  ...blankForm,
  places: codes.map(country),
  ...more,
});
const declared = (category: FormDeclaration["category"], beneficiaryId = "71", payerId = "72") => ({
  ...{ category, beneficiaryId, payerId },
});
const keys = (form: CampaignForm) => regionalProblems(form).map(({ key }) => key);

test("an ad that reaches Brazil, Taiwan or Singapore names two verified identities", () => {
  for (const code of ["BR", "TW", "SG"]) expect(keys(form([code]))).toEqual(["declarationNeeded"]);
  const brazil = form(["BR"], { declarations: [declared("BRAZIL_REGULATION")] });
  expect(keys(brazil)).toEqual([]);
  expect(keys(form(["BR"], { declarations: [declared("BRAZIL_REGULATION", "71", "")] }))).toEqual([
    "declarationNeeded",
  ]);
});

test("Australia and India ask it of financial services only", () => {
  for (const code of ["AU", "IN"]) {
    expect(keys(form([code]))).toEqual([]);
    expect(keys(form([code], { isFinancial: true }))).toEqual(["declarationNeeded"]);
    expect(keys(form([code], { category: "CREDIT" }))).toEqual(["declarationNeeded"]);
  }
});

test("where Meta's rule is not known, the marketer decides, and what she begins she finishes", () => {
  expect(keys(form(["TH"]))).toEqual([]);
  expect(keys(form(["TH"], { declarations: [declared("THAILAND_UNIVERSAL", "71", "")] }))).toEqual([
    "declarationNeeded",
  ]);
});

test("Brazil and Thailand share one pair of identities, so they cannot differ in one ad", () => {
  const both = (payerId: string) =>
    form(["BR", "TH"], {
      declarations: [declared("BRAZIL_REGULATION"), declared("THAILAND_UNIVERSAL", "71", payerId)],
    });
  expect(keys(both("72"))).toEqual([]);
  expect(keys(both("99"))).toEqual(["declarationsDiffer"]);
});

test("what was declared for a country that is no longer reached is not sent", () => {
  const declarations = [declared("BRAZIL_REGULATION"), declared("TAIWAN_UNIVERSAL", "81", "82")];
  expect(declaredIn(form(["TW"], { declarations }))).toEqual([declarations[1]]);
});

test("every declaration goes to Meta under its own name, several together", () => {
  expect(regionalParams([declared("BRAZIL_REGULATION"), declared("TAIWAN_UNIVERSAL", "81", "82")])).toEqual({
    regional_regulated_categories: ["BRAZIL_REGULATION", "TAIWAN_UNIVERSAL"],
    regional_regulation_identities: {
      universal_beneficiary: "71",
      universal_payer: "72",
      taiwan_universal_beneficiary: "81",
      taiwan_universal_payer: "82",
    },
  });
  expect(regionalParams([])).toEqual({});
});

test("every rule says when it was last read", () => {
  for (const { asOf } of regionalRules) expect(asOf).toMatch(/^2026-\d{2}-\d{2}$/);
});

import type { z } from "zod";
import type { GraphResult } from "../client";
import {
  actOf,
  type Checkable,
  callMarketing,
  checkOptions,
  created,
  done,
  listMarketing,
  type OnAccount,
} from "./call";

type Edge = "campaigns" | "adsets" | "adcreatives" | "ads";
type Params = Record<string, unknown>;

/** Creates something below the account, or only has it checked. The answer is its id; after a check there is none. */
export async function createOn(
  { accountId, token, isCheck }: OnAccount & Checkable,
  edge: Edge,
  params: Params,
): Promise<GraphResult<string | undefined>> {
  const result = await callMarketing({
    method: "POST",
    path: `${actOf(accountId)}/${edge}`,
    accountId,
    token,
    params: { ...params, execution_options: checkOptions(isCheck) },
    answer: created,
  });
  return result.ok ? { ...result, value: result.value.id } : result;
}

/** What Meta says of one object. */
export const readOne = <T>(
  { accountId, token }: OnAccount,
  path: string,
  fields: string,
  answer: z.ZodType<T>,
) => callMarketing({ method: "GET", path, accountId, token, params: { fields }, answer });

/** What is below the account, or below one object of it, and not deleted. */
export const listBelow = <T>(
  { accountId, token }: OnAccount,
  edge: Edge,
  { below = actOf(accountId), fields, item }: { below?: string; fields: string; item: z.ZodType<T> },
) => listMarketing({ path: `${below}/${edge}`, accountId, token, params: { fields }, item });

export const updateOne = (
  { accountId, token, isCheck }: OnAccount & Checkable,
  path: string,
  params: Params,
) =>
  callMarketing({
    method: "POST",
    path,
    accountId,
    token,
    params: { ...params, execution_options: checkOptions(isCheck) },
    answer: done,
  });

export const deleteOne = ({ accountId, token }: OnAccount, path: string) =>
  callMarketing({ method: "DELETE", path, accountId, token, answer: done });

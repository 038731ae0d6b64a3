import { z } from "zod";
import type { GraphResult } from "../client";
import { callMarketing, listMarketing } from "./call";

const dataset = z.object({ id: z.string(), name: z.string().optional() });
export type DatasetAtMeta = z.output<typeof dataset>;

type OfAccount = { wabaId: string; token: string };

/** The dataset of a WhatsApp account, where what came of its chats is told; there may be none yet. */
export async function findDataset({
  wabaId,
  token,
}: OfAccount): Promise<GraphResult<DatasetAtMeta | undefined>> {
  const place = { path: `${wabaId}/dataset`, token };
  const result = await listMarketing({ ...place, params: { fields: "id,name" }, item: dataset });
  return result.ok ? { ...result, value: result.value[0] } : result;
}

/** Makes the dataset of a WhatsApp account; where there is one already, Meta answers with that. */
export const ensureDataset = ({ wabaId, token, name }: OfAccount & { name?: string }) =>
  callMarketing({
    method: "POST",
    path: `${wabaId}/dataset`,
    token,
    params: { dataset_name: name },
    answer: dataset,
  });

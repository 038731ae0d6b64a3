import { sql } from "drizzle-orm";
import parsePhoneNumber from "libphonenumber-js";
import { asBytes, rows } from "@/db/rows";
import { broadcasts } from "@/db/schema/broadcasts";
import { getNumber } from "../../channels/get-numbers";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { workspaceVault } from "../../crypto";
import { safeFileName } from "../../file-name";
import { tellLive } from "../../live";
import { lockDraft, oneBroadcast } from "./load-broadcast";
import { type ListLine, type ReadList, readList } from "./read-list";
import { sealedRow } from "./row-values";
import type { ListFileInput } from "./schemas";
import type { ListLook } from "./shapes";

const perInsert = 2000;
const mostFaultyLines = 100;

type PutList = ListFileInput & { bytes: Uint8Array; fileName: string };

/** Says what is in a file of people, line by line, and with `keep` puts its people into the broadcast instead of those before. */
export function putList(ctx: MemberCtx, input: PutList): Promise<ListLook & { version: number }> {
  const { broadcastId, version, step, phoneColumn, bytes } = input;
  return inTransaction(ctx, async (ctx) => {
    const draft = await lockDraft(ctx, { broadcastId, version });
    const number = draft.numberId ? await getNumber(ctx, draft.numberId) : undefined;
    const home = number && parsePhoneNumber(`+${number.displayNumber.replace(/\D/g, "")}`)?.country;
    const list = await readList(bytes, { home, phoneColumn });
    const isKept = step === "keep";
    if (isKept) await forgetRecipients(ctx, broadcastId);
    const look = await goThrough(list, safeFileName(input.fileName), (people, from) =>
      isKept ? insertPeople(ctx, broadcastId, people, from) : Promise.resolve(),
    );
    if (!isKept) return { ...look, version };
    const { faultyLines: _, sample: __, ...summary } = look;
    await ctx.db
      .update(broadcasts)
      .set({ list: summary, audience: { kind: "list" }, version: version + 1, changedAt: ctx.now() })
      .where(oneBroadcast(ctx, broadcastId));
    await tellLive(ctx, [{ kind: "broadcasts.changed" }]);
    return { ...look, version: version + 1 };
  });
}

export const forgetRecipients = (ctx: InTransaction, broadcastId: string) =>
  ctx.db.execute(sql`
    delete from broadcast_recipients
    where workspace_id = ${ctx.workspaceId}::uuid and broadcast_id = ${broadcastId}::uuid`);

type Person = Extract<ListLine, { waId: string }>;

/** Every line once: people in portions, and what is wrong with the others. */
async function goThrough(
  { columns, phoneColumn, sample, lines }: ReadList,
  fileName: string,
  take: (people: Person[], from: number) => Promise<unknown>,
): Promise<ListLook> {
  const look: ListLook = {
    ...{ fileName, columns, phoneColumn, sample },
    ...{ lines: 0, people: 0, faults: {}, faultyLines: [] },
  };
  let portion: Person[] = [];
  const flush = async () => {
    await take(portion, look.people - portion.length);
    portion = [];
  };
  for await (const line of lines()) {
    look.lines += 1;
    if ("fault" in line) {
      look.faults[line.fault] = (look.faults[line.fault] ?? 0) + 1;
      if (look.faultyLines.length < mostFaultyLines) look.faultyLines.push(line);
      continue;
    }
    look.people += 1;
    portion.push(line);
    if (portion.length === perInsert) await flush();
  }
  await flush();
  return look;
}

async function insertPeople(ctx: InTransaction, broadcastId: string, people: Person[], from: number) {
  if (people.length === 0) return;
  const vault = await workspaceVault(ctx);
  const values = people.map(({ waId, country, cells }, index) => ({
    position: from + index,
    wa_id: waId,
    country,
    sealed_values: asBytes(sealedRow(vault, { broadcastId, position: from + index }, cells)),
  }));
  await ctx.db.execute(sql`
    insert into broadcast_recipients (workspace_id, broadcast_id, position, wa_id, country, sealed_values, state)
    select ${ctx.workspaceId}::uuid, ${broadcastId}::uuid, r.*, 'waiting' from ${rows(
      values,
      "position int, wa_id text, country text, sealed_values bytea",
    )}`);
}

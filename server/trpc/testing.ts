import type { AnyProcedure } from "@trpc/server";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { ownerDb } from "@/db/factories";
import type { members } from "@/db/schema/identity";
import { appRouter, createCaller } from "./router";

export type Procedure = AnyProcedure & { _def: { inputs: z.ZodType[]; type: string } };
/** Every procedure there is, by its path. */
export const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);

export type Call = (input: unknown) => Promise<unknown>;

/** Calls procedures by their path, as this member of the workspace. */
export function callerAs(
  { id, userId, name, roles }: typeof members.$inferSelect,
  workspace: { id: string; name: string },
) {
  const signedIn = {
    sessionId: uuidv7(),
    lacksTwoFactor: false,
    user: { id: userId, email: `${userId}@luna.example` },
    member: { id, name, roles },
    workspace: { id: workspace.id, name: workspace.name, timeZone: "Europe/Madrid", currency: "USD" },
  };
  const closed = AbortSignal.timeout(200);
  const caller = createCaller({ signedIn, requestId: "test" }, { signal: closed });
  return (path: string): Call =>
    path.split(".").reduce<never>((at, name) => at[name] as never, caller as never) as Call;
}

/** What the procedure did, in a word: OK, or the code of its refusal. */
export async function outcome(call: Call, input: unknown): Promise<string> {
  try {
    const answer = await call(input);
    if (answer && typeof answer === "object" && Symbol.asyncIterator in answer) {
      for await (const _ of answer as AsyncIterable<unknown>) break;
    }
    return "OK";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

async function workspaceTables(): Promise<string[]> {
  const tables = await ownerDb().execute<{ name: string }>(sql`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'workspace_id' order by table_name`);
  return tables.map(({ name }) => name);
}

/** All that a workspace holds, as one word that changes with any of it. */
export async function fingerprint(workspaceId: string): Promise<string> {
  const parts = (await workspaceTables()).map(
    (table) =>
      sql`select t::text as held from ${sql.identifier(table)} t where t.workspace_id = ${workspaceId}`,
  );
  const [row] = await ownerDb().execute<{ print: string }>(
    sql`select md5(string_agg(held, ' ' order by held)) as print from (${sql.join(parts, sql` union all `)}) as all_of_it`,
  );
  return row?.print ?? "";
}

/** The tables in which a workspace mentions an id. */
export async function mentions(workspaceId: string, id: string): Promise<string[]> {
  const parts = (await workspaceTables()).map(
    (table) => sql`
      select ${table}::text as name where exists (
        select from ${sql.identifier(table)} t where t.workspace_id = ${workspaceId} and position(${id} in t::text) > 0)`,
  );
  const rows = await ownerDb().execute<{ name: string }>(sql.join(parts, sql` union all `));
  return rows.map(({ name }) => name);
}

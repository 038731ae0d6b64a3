import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { billed } from "../analytics/billed";
import { buildRollups } from "../analytics/build-rollups";
import { latency } from "../analytics/latency";
import { billedInput, latencyInput } from "../analytics/schemas";
import { gatherLateAnswers } from "../billing/launch/gather-late-answers";
import { systemCtx } from "../context";
import { env } from "../env";
import { firstDay, furnishWorkspaces, generateFacts, lastDay } from "./analytics-facts";
import { measureKeeping } from "./analytics-keeping";
import { questions } from "./analytics-questions";
import { copyRollups } from "./copy-rollups";

const owner = postgres(env.DATABASE_URL, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

test("the bench asks every report of facts that it has generated, and the sums hold all of them", async () => {
  const [first, ...others] = await furnishWorkspaces(owner, 2);
  await generateFacts(owner, { messages: 2_000, workspaces: 2, portions: [0, 0] });
  await generateFacts(owner, { messages: 2_000, workspaces: 2, portions: [1, 9] });
  const all = [first!, ...others];
  for (const id of all) {
    await gatherLateAnswers(systemCtx(id));
    await buildRollups(systemCtx(id));
  }

  const period = { from: firstDay, to: lastDay };
  let [messages, answered] = [0, 0];
  for (const id of all) {
    messages += (await billed(systemCtx(id), billedInput.parse({ period }))).total.messages;
    const { total } = await latency(systemCtx(id), latencyInput.parse({ period }));
    answered += total.answered + total.waiting;
  }
  const [rows] = await owner`
    select (select count(*)::int from charges) as messages, (select count(*)::int from responses) as answered`;
  expect({ messages, answered }).toEqual(rows);
  expect(messages).toBe(1_000);

  await copyRollups(owner, first!, others);
  const rollups = await owner`
    select workspace_id, count(*)::int as count, sum(messages)::int as messages from billed_rollups group by 1`;
  expect(rollups).toHaveLength(2);
  expect({ ...rollups[1], workspace_id: first }).toEqual({ ...rollups[0], workspace_id: first });

  for (const { ask } of questions) expect(await ask(systemCtx(first!))).toBeTruthy();
  expect(Object.keys(await measureKeeping(owner, systemCtx(first!)))).toHaveLength(3);
}, 120_000);

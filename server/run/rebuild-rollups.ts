import { workspaces } from "@/db/schema/identity";
import { buildRollups } from "../analytics/build-rollups";
import { gatherLateAnswers } from "../billing/launch/gather-late-answers";
import { sortOldCharges } from "../billing/launch/sort-old-charges";
import { asWorker, closeDatabase, systemCtx } from "../context";
import { Refusal } from "./refusal";

/** Makes the roll-ups of all workspaces anew, or of those whose ids are given; reports are answered meanwhile. */
const given = process.argv.slice(3);
const all = await asWorker((db) => db.select({ id: workspaces.id, name: workspaces.name }).from(workspaces));
const chosen = given.length > 0 ? all.filter(({ id }) => given.includes(id)) : all;
if (chosen.length < given.length) throw new Refusal("Not every id that was given is a workspace here.");
for (const { id, name } of chosen) {
  const startedAt = performance.now();
  await sortOldCharges(systemCtx(id));
  await gatherLateAnswers(systemCtx(id));
  await buildRollups(systemCtx(id));
  console.log(`${name}: made anew in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
await closeDatabase();

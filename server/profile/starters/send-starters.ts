import type { SendFailure } from "@/db/schema/profile";
import { type Ctx, inTransaction } from "../../context";
import { type MetaStarters, writeStarters } from "../../meta/starters";
import type { JobRow } from "../../queue";
import { begin, end } from "../profile-state";
import { normal } from "../schemas";
import { type Place, sendForm } from "../send-form";
import { keepStarters, lockStarters } from "./load-starters";
import { lookAtStarters } from "./read-starters";
import { emptyStarters, type StarterField } from "./schemas";

/** Sends conversation starters that were published, until Meta has them or a person must decide. */
export const sendStarters = (
  ctx: Ctx,
  { numberId }: { numberId: string },
  { attempts }: Pick<JobRow, "attempts">,
) =>
  sendForm(
    ctx,
    { look: lookAtStarters, start, write, finish, isMissing, fieldsNamed },
    { numberId, attempts },
  );

const write = (place: Place, starters: MetaStarters) => writeStarters({ ...place, starters });

/** All of it: what was changed here, and beside it what Meta was seen to have a moment ago. */
function start(ctx: Ctx, numberId: string): Promise<MetaStarters | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockStarters(ctx, numberId);
    if (!row.sent) return undefined;
    await keepStarters(ctx, row, { sends: begin(row).sends }, { isNews: false });
    const { prompts, commands, welcome } = { ...emptyStarters, ...row.live, ...row.sent };
    return { prompts: normal(prompts).map(({ text }) => text), commands: normal(commands), welcome };
  });
}

function finish(ctx: Ctx, numberId: string, failure: SendFailure | undefined): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockStarters(ctx, numberId);
    const { sends, sent, failure: kept } = end(row, failure);
    await keepStarters(ctx, row, { sends, sent, failure: kept }, { isNews: failure !== undefined });
  });
}

const isMissing = (ctx: Ctx, numberId: string): Promise<boolean> =>
  inTransaction(ctx, async (ctx) => (await lockStarters(ctx, numberId)).sent !== null);

const names: [StarterField, RegExp][] = [
  ["prompts", /prompt|ice.?breaker/i],
  ["commands", /command/i],
  ["welcome", /welcome/i],
];

const fieldsNamed = (words: string): StarterField[] =>
  names.filter(([, name]) => name.test(words)).map(([field]) => field);

import { type Ctx, systemCtx } from "../context";

/** Somebody at the door who has not said who she is: when, and from where. */
export type Visit = Pick<Ctx, "now" | "origin">;

const noWorkspace = "00000000-0000-0000-0000-000000000000";

/** What is done for a visitor is done in no workspace. */
export const nobodysCtx = ({ now }: Visit): Ctx => systemCtx(noWorkspace, now);

import { z } from "zod";
import { line } from "../../line";

export const teamInput = z.strictObject({ teamId: z.uuid() });
export type TeamInput = z.infer<typeof teamInput>;

export const createTeamInput = z.strictObject({
  name: line.min(1).max(60),
  memberIds: z.array(z.uuid()).max(200),
});
export type CreateTeamInput = z.infer<typeof createTeamInput>;

/** As it shall be from now on. */
export const changeTeamInput = createTeamInput.extend({ teamId: z.uuid() });
export type ChangeTeamInput = z.infer<typeof changeTeamInput>;

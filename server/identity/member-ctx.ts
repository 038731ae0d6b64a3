import type { MemberCtx } from "../context";
import type { Origin } from "../origin";
import type { SignedInMember } from "./find-member";

/** In whose name a door calls the rooms: the member who is signed in, from where she asks. */
export function memberCtx(
  { sessionId, user, member, workspace }: SignedInMember,
  origin?: Origin,
): MemberCtx {
  return {
    workspaceId: workspace.id,
    actor: { kind: "member", memberId: member.id, userId: user.id, sessionId, roles: member.roles },
    now: () => new Date(),
    origin,
  };
}

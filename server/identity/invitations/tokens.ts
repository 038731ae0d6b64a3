import { linkTokens } from "../link-token";

/** What the links of invitations hold; each names its workspace. */
export const invitationTokens = linkTokens("invitation");

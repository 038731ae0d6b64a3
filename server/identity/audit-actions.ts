/** Everything that is recorded about who changed what. Each has a sentence in the catalogues, under `audit`. */
export const auditActions = [
  "alerts.digest_hour_changed",
  "alerts.preference_changed",
  "api_key.created",
  "api_key.revoked",
  "api_key.rotated",
  "audit.exported",
  "channel.connected",
  "channel.disconnected",
  "channel.test_sent",
  "channel.token_replaced",
  "channel.verify_token_shown",
  "invitation.resent",
  "invitation.sent",
  "invitation.withdrawn",
  "member.name_changed",
  "member.removed",
  "member.roles_changed",
  "password.changed",
  "session.ended",
  "session.started",
] as const;

export type AuditAction = (typeof auditActions)[number];

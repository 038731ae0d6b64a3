import { type SQL, sql } from "drizzle-orm";

/** The conversation of a charge, as long as its message is kept. */
export const conversationOfCharge = sql`(
  select written.conversation_id from messages written
  where written.workspace_id = current_workspace() and written.id = message_id)`;

/** Whose conversation has one of these labels today. */
export const labelled = (labelIds: string[] | undefined, conversation: SQL): SQL =>
  labelIds
    ? sql`${conversation} in (
        select worn.conversation_id from conversation_labels worn
        where worn.workspace_id = current_workspace() and worn.label_id = any(${sql.param(labelIds)}::uuid[])
          and worn.removed_at is null)`
    : sql`true`;

/** Whose conversation has no label today, or is forgotten. */
export const unlabelled = (conversation: SQL): SQL => sql`
  coalesce(${conversation} not in (
    select worn.conversation_id from conversation_labels worn
    where worn.workspace_id = current_workspace() and worn.removed_at is null), true)`;

/**
 * The facts of a report as it tells them apart. By label, a fact is there once for each label of its conversation, or once without:
 * whoever adds such groups up counts it more than once, so a total is asked for by itself.
 */
export const toldApart = (by: string, facts: SQL, conversation: SQL): SQL =>
  by === "label"
    ? sql`
        select facts.*, coalesce(each_label.label_id::text, '') as label from (${facts}) facts
        left join lateral (
          select worn.label_id from conversation_labels worn
          where worn.workspace_id = current_workspace() and worn.conversation_id = ${conversation}
            and worn.removed_at is null) each_label on true`
    : facts;

-- How the tables lie on a Citus cluster, by workspace. Run it once on the coordinator, as the owner, after `npm run migrate` on an
-- empty database; after an upgrade run the lines that are new. db/citus.db.test.ts holds it against the live tables.
create extension if not exists citus;

-- Each of these triggers writes a row of the same workspace, which lies on the same node.
set citus.enable_unsafe_triggers = on;

-- Small, and read or referred to by every workspace: a copy on each node.
select create_reference_table('workspaces');
select create_reference_table('users');
select create_reference_table('rate_cards');
select create_reference_table('rates');
select create_reference_table('markets');
select create_reference_table('pricing_regimes');
select create_reference_table('channel_routes');

-- The tables of a workspace, those that others refer to first. One workspace lies on one node, with everything that is its.
select create_distributed_table('members', 'workspace_id');
select create_distributed_table('whatsapp_accounts', 'workspace_id', colocate_with => 'members');
select create_distributed_table('phone_numbers', 'workspace_id', colocate_with => 'members');
select create_distributed_table('contacts', 'workspace_id', colocate_with => 'members');
select create_distributed_table('conversations', 'workspace_id', colocate_with => 'members');
select create_distributed_table('messages', 'workspace_id', colocate_with => 'members');
select create_distributed_table('media', 'workspace_id', colocate_with => 'members');
select create_distributed_table('alerts', 'workspace_id', colocate_with => 'members');
select create_distributed_table('alert_digests', 'workspace_id', colocate_with => 'members');
select create_distributed_table('alert_preferences', 'workspace_id', colocate_with => 'members');
select create_distributed_table('alert_reads', 'workspace_id', colocate_with => 'members');
select create_distributed_table('ad_connections', 'workspace_id', colocate_with => 'members');
select create_distributed_table('ad_pictures', 'workspace_id', colocate_with => 'members');
select create_distributed_table('campaign_drafts', 'workspace_id', colocate_with => 'members');
select create_distributed_table('publications', 'workspace_id', colocate_with => 'members');
select create_distributed_table('publication_steps', 'workspace_id', colocate_with => 'members');
select create_distributed_table('campaigns', 'workspace_id', colocate_with => 'members');
select create_distributed_table('ad_sets', 'workspace_id', colocate_with => 'members');
select create_distributed_table('creatives', 'workspace_id', colocate_with => 'members');
select create_distributed_table('ads', 'workspace_id', colocate_with => 'members');
select create_distributed_table('campaign_changes', 'workspace_id', colocate_with => 'members');
select create_distributed_table('api_keys', 'workspace_id', colocate_with => 'members');
select create_distributed_table('assignments', 'workspace_id', colocate_with => 'members');
select create_distributed_table('audit_entries', 'workspace_id', colocate_with => 'members');
select create_distributed_table('channel_events', 'workspace_id', colocate_with => 'members');
select create_distributed_table('channel_troubles', 'workspace_id', colocate_with => 'members');
select create_distributed_table('business_profiles', 'workspace_id', colocate_with => 'members');
select create_distributed_table('own_rate_cards', 'workspace_id', colocate_with => 'members');
select create_distributed_table('charge_notices', 'workspace_id', colocate_with => 'members');
select create_distributed_table('charges', 'workspace_id', colocate_with => 'members');
select create_distributed_table('repricings', 'workspace_id', colocate_with => 'members');
select create_distributed_table('charge_revisions', 'workspace_id', colocate_with => 'members');
select create_distributed_table('charge_adjustments', 'workspace_id', colocate_with => 'members');
select create_distributed_table('closures', 'workspace_id', colocate_with => 'members');
select create_distributed_table('contact_identities', 'workspace_id', colocate_with => 'members');
select create_distributed_table('conversation_starters', 'workspace_id', colocate_with => 'members');
select create_distributed_table('credentials', 'workspace_id', colocate_with => 'members');
select create_distributed_table('delivery_delays', 'workspace_id', colocate_with => 'members');
select create_distributed_table('invitations', 'workspace_id', colocate_with => 'members');
select create_distributed_table('media_chunks', 'workspace_id', colocate_with => 'members');
select create_distributed_table('open_conversations', 'workspace_id', colocate_with => 'members');
select create_distributed_table('profile_pictures', 'workspace_id', colocate_with => 'members');
select create_distributed_table('number_reviews', 'workspace_id', colocate_with => 'members');
select create_distributed_table('profile_revisions', 'workspace_id', colocate_with => 'members');
select create_distributed_table('rollup_states', 'workspace_id', colocate_with => 'members');
select create_distributed_table('latency_rollups', 'workspace_id', colocate_with => 'members');
select create_distributed_table('latency_changes', 'workspace_id', colocate_with => 'members');
select create_distributed_table('charge_changes', 'workspace_id', colocate_with => 'members');
select create_distributed_table('billed_rollups', 'workspace_id', colocate_with => 'members');
select create_distributed_table('responses', 'workspace_id', colocate_with => 'members');
select create_distributed_table('scan_codes', 'workspace_id', colocate_with => 'members');
select create_distributed_table('scan_lists', 'workspace_id', colocate_with => 'members');
select create_distributed_table('scan_starts', 'workspace_id', colocate_with => 'members');
select create_distributed_table('scan_texts', 'workspace_id', colocate_with => 'members');
select create_distributed_table('send_slots', 'workspace_id', colocate_with => 'members');
select create_distributed_table('service_allowances', 'workspace_id', colocate_with => 'members');
select create_distributed_table('own_rates', 'workspace_id', colocate_with => 'members');
select create_distributed_table('volumes', 'workspace_id', colocate_with => 'members');
select create_distributed_table('volume_edges', 'workspace_id', colocate_with => 'members');
select create_distributed_table('tier_updates', 'workspace_id', colocate_with => 'members');
select create_distributed_table('account_terms', 'workspace_id', colocate_with => 'members');
select create_distributed_table('launch_rates', 'workspace_id', colocate_with => 'members');
select create_distributed_table('templates', 'workspace_id', colocate_with => 'members');
select create_distributed_table('working_hours', 'workspace_id', colocate_with => 'members');
select create_distributed_table('invoices', 'workspace_id', colocate_with => 'members');
select create_distributed_table('month_closings', 'workspace_id', colocate_with => 'members');
select create_distributed_table('reported_cells', 'workspace_id', colocate_with => 'members');
select create_distributed_table('reported_pulls', 'workspace_id', colocate_with => 'members');
select create_distributed_table('response_goals', 'workspace_id', colocate_with => 'members');
select create_distributed_table('saved_reports', 'workspace_id', colocate_with => 'members');
select create_distributed_table('report_mails', 'workspace_id', colocate_with => 'members');
select create_distributed_table('referral_pictures', 'workspace_id', colocate_with => 'members');
select create_distributed_table('referrals', 'workspace_id', colocate_with => 'members');
select create_distributed_table('outcomes', 'workspace_id', colocate_with => 'members');
select create_distributed_table('outcome_revisions', 'workspace_id', colocate_with => 'members');
select create_distributed_table('conversions', 'workspace_id', colocate_with => 'members');
select create_distributed_table('conversion_settings', 'workspace_id', colocate_with => 'members');
select create_distributed_table('conversion_datasets', 'workspace_id', colocate_with => 'members');

-- On the coordinator: what is claimed or looked up before a workspace is known, and what belongs to a person.
select citus_add_local_table_to_metadata('data_keys');
select citus_add_local_table_to_metadata('deliveries');
select citus_add_local_table_to_metadata('delivery_findings');
select citus_add_local_table_to_metadata('jobs');
select citus_add_local_table_to_metadata('allowances');
select citus_add_local_table_to_metadata('sessions');
select citus_add_local_table_to_metadata('authenticators');
select citus_add_local_table_to_metadata('recovery_codes');
select citus_add_local_table_to_metadata('password_resets');
select citus_add_local_table_to_metadata('sign_in_identities');

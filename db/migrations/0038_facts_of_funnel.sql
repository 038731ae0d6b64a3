-- The chats that ads brought in these days, each conversation once: by the first ad it ever came by, if that was then, or by the
-- last one of these days, so that what happens later changes neither.
create function ad_chats_between(workspace uuid, by_touch text, since date, until date) returns setof ad_chats
language sql stable as $$
  select distinct on (conversation_id) * from ad_chats
  where workspace_id = workspace and at >= since - interval '1 day' and at < until + interval '2 days'
    and day between since and until and (by_touch = 'last' or is_first)
  order by conversation_id, at desc, id desc
$$;
--> statement-breakpoint
-- What came of a chat, owed to the customer's first ad and to her last one, on a day of the account of that ad.
create view ad_outcomes with (security_invoker = true) as
  select o.workspace_id, o.outcome_id as id, o.conversation_id, o.kind, o.amount_micros, o.currency, o.occurred_at as at, t.by_touch,
    t.ad_meta_id, (o.occurred_at at time zone coalesce(p.time_zone, w.time_zone))::date as day,
    p.ad_id, p.creative_id, p.ad_set_id, p.campaign_id, p.ad_account_id
  from outcome_touches o
  cross join lateral (values ('first', o.first_ad_id), ('last', o.last_ad_id)) t (by_touch, ad_meta_id)
  join workspaces w on w.id = o.workspace_id
  left join ad_places p on p.workspace_id = o.workspace_id and p.ad_meta_id = t.ad_meta_id
  where t.ad_meta_id is not null;
--> statement-breakpoint
-- What the messages of a conversation cost from its first ad on, owed to that and to the last one before each message. Of a
-- message that was forgotten, only what its customer had come by last is known.
create view ad_charges with (security_invoker = true) as
  select c.workspace_id, c.id, m.conversation_id, c.country, c.currency, c.estimated_micros, c.delivered_at as at, t.by_touch,
    t.ad_meta_id, (c.delivered_at at time zone coalesce(p.time_zone, w.time_zone))::date as day,
    p.ad_id, p.creative_id, p.ad_set_id, p.campaign_id, p.ad_account_id
  from charges c
  left join messages m on m.workspace_id = c.workspace_id and m.id = c.message_id
  cross join lateral (
    select 'first' as by_touch, coalesce((
      select r.meta_ad_id from referrals r where r.workspace_id = m.workspace_id and r.conversation_id = m.conversation_id
        and r.meta_ad_id is not null and r.at <= m.written_at order by r.at, r.id limit 1),
      case when c.touch like 'ad:%' then substr(c.touch, 4) end)
    union all
    select 'last', coalesce((
      select r.meta_ad_id from referrals r where r.workspace_id = m.workspace_id and r.conversation_id = m.conversation_id
        and r.meta_ad_id is not null and r.at <= m.written_at order by r.at desc, r.id desc limit 1),
      case when c.touch like 'ad:%' then substr(c.touch, 4) end)) t (by_touch, ad_meta_id)
  join workspaces w on w.id = c.workspace_id
  left join ad_places p on p.workspace_id = c.workspace_id and p.ad_meta_id = t.ad_meta_id
  where c.touch is not null and t.ad_meta_id is not null;

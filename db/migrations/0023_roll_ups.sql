CREATE TABLE "billed_rollups" (
	"workspace_id" uuid NOT NULL,
	"slice" text NOT NULL,
	"grain" text NOT NULL,
	"starts_on" date NOT NULL,
	"number_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"market" text DEFAULT '' NOT NULL,
	"category" text DEFAULT '' NOT NULL,
	"pricing_type" text DEFAULT '' NOT NULL,
	"basis" text DEFAULT '' NOT NULL,
	"regime" text DEFAULT '' NOT NULL,
	"template_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"currency" text DEFAULT '' NOT NULL,
	"messages" bigint NOT NULL,
	"estimated_micros" bigint NOT NULL,
	"reported_micros" bigint NOT NULL,
	"reported_messages" bigint NOT NULL,
	CONSTRAINT "billed_rollups_workspace_id_slice_grain_starts_on_number_id_country_market_category_pricing_type_basis_regime_template_id_currency_pk" PRIMARY KEY("workspace_id","slice","grain","starts_on","number_id","country","market","category","pricing_type","basis","regime","template_id","currency")
);
--> statement-breakpoint
CREATE TABLE "charge_changes" (
	"workspace_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "charge_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sign" smallint NOT NULL,
	"delivered_at" timestamp (3) with time zone NOT NULL,
	"number_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"market" text DEFAULT '' NOT NULL,
	"category" text DEFAULT '' NOT NULL,
	"pricing_type" text DEFAULT '' NOT NULL,
	"basis" text DEFAULT '' NOT NULL,
	"regime" text DEFAULT '' NOT NULL,
	"template_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"currency" text DEFAULT '' NOT NULL,
	"messages" smallint NOT NULL,
	"estimated_micros" bigint,
	"reported_micros" bigint,
	CONSTRAINT "charge_changes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "latency_changes" (
	"workspace_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "latency_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sign" smallint NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"ended_by" text NOT NULL,
	"is_first" boolean NOT NULL,
	"number_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"member_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"seconds" integer NOT NULL,
	"working_seconds" integer,
	CONSTRAINT "latency_changes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "latency_rollups" (
	"workspace_id" uuid NOT NULL,
	"slice" text NOT NULL,
	"grain" text NOT NULL,
	"starts_on" date NOT NULL,
	"number_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"member_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"week_hour" smallint DEFAULT -1 NOT NULL,
	"ended_by" text NOT NULL,
	"is_first" boolean NOT NULL,
	"seconds" bigint NOT NULL,
	"working_seconds" bigint NOT NULL,
	"waits" bigint[] NOT NULL,
	"working_waits" bigint[] NOT NULL,
	CONSTRAINT "latency_rollups_workspace_id_slice_grain_starts_on_week_hour_number_id_member_id_country_ended_by_is_first_pk" PRIMARY KEY("workspace_id","slice","grain","starts_on","week_hour","number_id","member_id","country","ended_by","is_first")
);
--> statement-breakpoint
CREATE TABLE "rollup_states" (
	"workspace_id" uuid NOT NULL,
	"time_zone" text NOT NULL,
	"built_at" timestamp (3) with time zone NOT NULL,
	"folded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rollup_states_workspace_id_pk" PRIMARY KEY("workspace_id")
);

--> statement-breakpoint
alter table latency_changes enable row level security;
--> statement-breakpoint
alter table latency_changes force row level security;
--> statement-breakpoint
create policy own_workspace on latency_changes
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table charge_changes enable row level security;
--> statement-breakpoint
alter table charge_changes force row level security;
--> statement-breakpoint
create policy own_workspace on charge_changes
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table latency_rollups enable row level security;
--> statement-breakpoint
alter table latency_rollups force row level security;
--> statement-breakpoint
create policy own_workspace on latency_rollups
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table billed_rollups enable row level security;
--> statement-breakpoint
alter table billed_rollups force row level security;
--> statement-breakpoint
create policy own_workspace on billed_rollups
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table rollup_states enable row level security;
--> statement-breakpoint
alter table rollup_states force row level security;
--> statement-breakpoint
create policy own_workspace on rollup_states
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
-- Which workspaces have changes to take in is asked before there is a workspace.
create policy worker_looks on latency_changes for select using ((select is_worker()));
--> statement-breakpoint
create policy worker_looks on charge_changes for select using ((select is_worker()));
--> statement-breakpoint
-- In which bucket of the histograms a wait is counted; server/analytics/histogram.ts says how the buckets are made.
create function wait_bucket(seconds int) returns int language sql immutable parallel safe as $$
  select width_bucket(seconds, '{
0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,
34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,
65,66,67,68,69,70,71,72,73,74,75,76,77,78,79,80,81,82,83,84,85,86,87,88,89,90,91,92,93,94,95,
96,97,98,99,100,102,104,106,108,110,112,114,116,118,120,121,123,125,127,129,131,133,135,137,139,141,
143,145,147,149,151,154,157,160,163,166,169,172,175,178,181,184,187,190,193,196,199,202,206,210,214,
218,222,226,230,234,238,242,246,250,255,260,265,270,275,280,285,290,295,300,301,307,313,319,325,331,
337,343,349,355,362,369,376,383,390,397,404,412,420,428,436,444,452,461,470,479,488,497,506,516,526,
536,546,556,567,578,589,600,601,613,625,637,649,661,674,687,700,714,728,742,756,771,786,801,817,833,
849,865,882,899,901,919,937,955,974,993,1012,1032,1052,1073,1094,1115,1137,1159,1182,1201,1225,1249,
1273,1298,1323,1349,1375,1402,1430,1458,1487,1516,1546,1576,1607,1639,1671,1704,1738,1772,1801,1837,1873,
1910,1948,1986,2025,2065,2106,2148,2190,2233,2277,2322,2368,2415,2463,2512,2562,2613,2665,2701,2755,2810,
2866,2923,2981,3040,3100,3162,3225,3289,3354,3421,3489,3558,3601,3673,3746,3820,3896,3973,4052,4133,4215,
4299,4384,4471,4560,4651,4744,4838,4934,5032,5132,5234,5338,5444,5552,5663,5776,5891,6008,6128,6250,6375,
6502,6632,6764,6899,7036,7176,7201,7345,7491,7640,7792,7947,8105,8267,8432,8600,8772,8947,9125,9307,9493,
9682,9875,10072,10273,10478,10687,10801,11017,11237,11461,11690,11923,12161,12404,12652,12905,13163,13426,
13694,13967,14246,14401,14689,14982,15281,15586,15897,16214,16538,16868,17205,17549,17899,18256,18621,18993,
19372,19759,20154,20557,20968,21387,21601,22033,22473,22922,23380,23847,24323,24809,25305,25811,26327,26853,
27390,27937,28495,28801,29377,29964,30563,31174,31797,32432,33080,33741,34415,35103,35805,36521,37251,37996,
38755,39530,40320,41126,41948,42786,43201,44065,44946,45844,46760,47695,48648,49620,50612,51624,52656,53709,
54783,55878,56995,58134,59296,60481,61690,62923,64181,64801,66097,67418,68766,70141,71543,72973,74432,75920,
77438,78986,80565,82176,83819,85495,86401,88129,89891,91688,93521,95391,97298,99243,101227,103251,105316,
107422,109570,111761,113996,116275,118600,120972,123391,125858,128375,130942,133560,136231,138955,141734,
144568,147459,150408,153416,156484,159613,162805,166061,169382,172769,172801,176257,179782,183377,187044,
190784,194599,198490,202459,206508,210638,214850,219147,223529,227999,232558,237209,241953,246792,251727,
256761,259201,264385,269672,275065,280566,286177,291900,297738,303692,309765,315960,322279,328724,335298,
342003,348843,355819,362935,370193,377596,385147,392849,400705,408719,416893,425230,433734,442408,451256,
460281,469486,478875,488452,498221,508185,518348,528714,539288,550073,561074,572295,583740,595414,604801,
616897,629234,641818,654654,667747,681101,694723,708617,722789,737244,751988,767027,782367,798014,813974,
830253,846858,863795,881070,898691,916664,934997,953696,972769,992224,1012068,1032309,1052955,1074014,1095494,
1117403,1139751,1162546,1185796,1209511,1209601,1233793,1258468,1283637,1309309,1335495,1362204,1389448,1417236,
1445580,1474491,1503980,1534059,1564740,1596034,1627954,1660513,1693723,1727597,1762148,1797390,1833337,1870003,
1907403,1945551,1984462,2024151,2064634,2105926,2148044,2191004,2234824,2279520,2325110,2371612,2419044,2467424,
2516772,2567107,2592001,2643841,2696717,2750651,2805664,2861777,2919012,2977392,3036939,3097677,3159630,3222822,
3287278,3353023,3420083,3488484,3558253,3629418,3702006,3776046,3851566,3928597,4007168,4087311,4169057,4252438,
4337486,4424235,4512719,4602973,4695032,4788932,4884710,4982404,5082052,5183693,5287366,5393113,5500975,5610994,
5723213,5837677,5954430,6073518,6194988,6318887,6445264,6574169,6705652,6839765,6976560,7116091,7258412,7403580,
7551651,7702684,7856737,8013871,8174148,8337630,8504382,8674469,8847958,9024917,9205415,9389523,9577313,9768859,
9964236,10163520,10366790,10574125,10785607,11001319,11221345,11445771,11674686,11908179,12146342,12389268,
12637053,12889794,13147589,13410540,13678750,13952325,14231371,14515998,14806317,15102443,15404491,15712580,
16026831,16347367,16674314,17007800,17347956,17694915,18048813,18409789,18777984,19153543,19536613,19927345,
20325891,20732408,21147056,21569997,22001396,22441423,22890251,23348056,23815017,24291317,24777143,25272685,
25778138,26293700,26819574,27355965,27903084,28461145,29030367,29610974,30203193,30807256,31423401,32051869,
32692906,33346764,34013699,34693972,35387851,36095608,36817520,37553870,38304947,39071045,39852465,40649514,
41462504,42291754,43137589,44000340,44880346,45777952,46693511,47627381,48579928,49551526,50542556,51553407,
52584475,53636164,54708887,55803064,56919125,58057507,59218657,60403030,61611090,62843311,64100177,65382180,
66689823,68023619,69384091,70771772,72187207,73630951,75103570,76605641,78137753,79700508,81294518,82920408,
84578816,86270392,87995799,89755714,91550828,93381844,95249480,97154469,99097558,101079509,103101099,105163120,
107266382,109411709,111599943,113831941,116108579,118430750,120799365,123215352,125679659,128193252,130757117,
133372259,136039704,138760498,141535707,144366421,147253749,150198823,153202799,156266854,159392191,162580034,
165831634,169148266,172531231,175981855,179501492,183091521,186753351,190488418,194298186,198184149,202147831,
206190787,210314602,214520894,218811311,223187537,227651287,232204312,236848398,241585365,246417072,251345413,
256372321,261499767,266729762,272064357,277505644,283055756,288716871,294491208,300381032,306388652,312516425,
318766753,325142088,331644929,338277827,345043383,351944250,358983135,366162797,373486052,380955773,388574888,
396346385,404273312,412358778,420605953,429018072,437598433,446350401,455277409,464382957,473670616,483144028,
492806908,502663046,512716306,522970632,533430044,544098644,554980616,566080228,577401832,588949868,600728865,
612743442,624998310,637498276,650248241,663253205,676518269,690048634,703849606,717926598,732285129,746930831,
761869447,777106835,792648971,808501950,824671989,841165428,857988736,875148510,892651480,910504509,928714599,
947288890,966234667,985559360,1005270547,1025375957,1045883476,1066801145,1088137167,1109899910,1132097908,
1154739866,1177834663,1201391356,1225419183,1249927566,1274926117,1300424639,1326433131,1352961793,1380021028,
1407621448,1435773876,1464489353,1493779140,1523654722,1554127816,1585210372,1616914579,1649252870,1682237927,
1715882685,1750200338,1785204344,1820908430,1857326598,1894473129,1932362591,1971009842,2010430038,2050638638,
2091651410,2133484438
}'::int[]) - 1
$$;
--> statement-breakpoint
-- The sum of two histograms, each entry being bucket × 2^32 + count.
create function add_waits(one bigint[], other bigint[]) returns bigint[] language sql immutable parallel safe as $$
  select coalesce(array_agg((bucket << 32) + count order by bucket), '{}') from (
    select (entry + 2147483648) >> 32 as bucket, sum(entry - ((entry + 2147483648) >> 32 << 32))::bigint as count
    from unnest(one || other) entry group by 1) counts where count <> 0
$$;
--> statement-breakpoint
-- The waits that a row of responses tells of: a person's answer, a rule's word before it, or a closure without any answer.
create function wait_parts(asked_at timestamptz, wait_seconds int, working_seconds int, automatic_wait_seconds int,
  automatic_working_seconds int, answered_at timestamptz, closed_at timestamptz)
returns table (ended_by text, seconds int, working_seconds int) language sql immutable parallel safe as $$
  select 'person', $2, $3 where $2 is not null
  union all select 'automatic', $4, $5 where $4 is not null
  union all select 'closed', greatest(0, floor(extract(epoch from $7 - $1)))::int, null where $7 is not null and $6 is null
$$;
--> statement-breakpoint
-- What a charge adds to the sums of its currency, and to those of the currency that Meta reported, where it is another.
create function charge_parts(currency text, estimated_micros bigint, reported_currency text, reported_micros bigint)
returns table (currency text, messages smallint, estimated_micros bigint, reported_micros bigint)
language sql immutable parallel safe as $$
  select $1, 1::smallint, $2, case when $3 = $1 then $4 end
  union all select $3, 0::smallint, null, $4 where $3 <> $1 and $4 is not null
$$;
--> statement-breakpoint
-- Each statement adds what it changed, in its own transaction: a fact and its change become true together, or neither does.
create function note_wait_changes() returns trigger language plpgsql as $$
begin
  insert into latency_changes
    (workspace_id, sign, asked_at, ended_by, is_first, number_id, member_id, country, seconds, working_seconds)
  select c.workspace_id, tg_argv[0]::smallint, c.asked_at, p.ended_by, c.is_first,
    coalesce(c.number_id, '00000000-0000-0000-0000-000000000000'),
    case p.ended_by when 'person' then coalesce(c.member_id, '00000000-0000-0000-0000-000000000000')
      else '00000000-0000-0000-0000-000000000000' end,
    coalesce(c.country, ''), p.seconds, p.working_seconds
  from changed c cross join lateral wait_parts(c.asked_at, c.wait_seconds, c.working_seconds, c.automatic_wait_seconds,
    c.automatic_working_seconds, c.answered_at, c.closed_at) p;
  return null;
end $$;
--> statement-breakpoint
create function note_charge_changes() returns trigger language plpgsql as $$
begin
  insert into charge_changes
    (workspace_id, sign, delivered_at, number_id, country, market, category, pricing_type, basis, regime, template_id,
    currency, messages, estimated_micros, reported_micros)
  select c.workspace_id, tg_argv[0]::smallint, c.delivered_at, c.number_id, coalesce(c.country, ''), c.market, c.category,
    c.pricing_type, c.basis, c.regime, '00000000-0000-0000-0000-000000000000', p.currency, p.messages,
    p.estimated_micros, p.reported_micros
  from changed c cross join lateral charge_parts(c.currency, c.estimated_micros, c.reported_currency, c.reported_micros) p;
  return null;
end $$;
--> statement-breakpoint
create trigger note_wait_changes_added after insert on responses
  referencing new table as changed for each statement execute function note_wait_changes('1');
--> statement-breakpoint
create trigger note_wait_changes_gone after delete on responses
  referencing old table as changed for each statement execute function note_wait_changes('-1');
--> statement-breakpoint
create trigger note_wait_changes_before after update on responses
  referencing old table as changed for each statement execute function note_wait_changes('-1');
--> statement-breakpoint
create trigger note_wait_changes_after after update on responses
  referencing new table as changed for each statement execute function note_wait_changes('1');
--> statement-breakpoint
create trigger note_charge_changes_added after insert on charges
  referencing new table as changed for each statement execute function note_charge_changes('1');
--> statement-breakpoint
create trigger note_charge_changes_gone after delete on charges
  referencing old table as changed for each statement execute function note_charge_changes('-1');
--> statement-breakpoint
create trigger note_charge_changes_before after update on charges
  referencing old table as changed for each statement execute function note_charge_changes('-1');
--> statement-breakpoint
create trigger note_charge_changes_after after update on charges
  referencing new table as changed for each statement execute function note_charge_changes('1');

import { and, asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { createConversation, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { workingHours } from "@/db/schema/identity";
import { closures, responses } from "@/db/schema/inbox";
import { messages } from "@/db/schema/messaging";
import { type InTransaction, inTransaction, systemCtx } from "../../context";
import { holdHoursSince } from "../../identity/working-hours/hold-hours-since";
import { workingSeconds } from "../../identity/working-hours/working-seconds";
import { backfillWaits } from "./backfill-waits";
import { rebuildWaits } from "./rebuild-waits";
import { recomputeWorkingSeconds } from "./recompute-working-seconds";
import { settleAnswers } from "./settle-answers";
import { settleWaits } from "./settle-waits";

const kinds = [
  "asks",
  "reacts",
  "answers",
  "fails",
  "echoes",
  "robot",
  "newsletter",
  "closes",
  "mistake",
] as const;
type Event = { id: string; kind: (typeof kinds)[number]; at: Date };

const start = Date.parse("2026-10-20T06:00:00Z");
const week = Array.from({ length: 7 }, () => [{ opensAt: "09:00", closesAt: "17:00" }]);
const hours = { timeZone: "Europe/Brussels", week, holidays: [] };

/** A conversation of a workspace of its own, in which the same things can happen as in another, under the same ids. */
async function createThread() {
  const luna = await createWorkspace({ timeZone: hours.timeZone });
  const ana = await createMember(luna.id, "Ana");
  await ownerDb()
    .insert(workingHours)
    .values({ workspaceId: luna.id, id: uuidv7(), since: new Date(0), ...hours });
  const { id: conversationId } = await createConversation(luna.id);
  const ctx = systemCtx(luna.id);

  const happens = async (ctx: InTransaction, { id, kind, at }: Event) => {
    const common = { workspaceId: luna.id, id, conversationId };
    if (kind === "closes" || kind === "mistake") {
      await ctx.db.insert(closures).values({
        ...common,
        memberId: ana.id,
        closedAt: at,
        reopenedAt: at,
        reopenedBy: kind === "mistake" ? "member" : "customer",
      });
      return;
    }
    const isInbound = kind === "asks" || kind === "reacts";
    await ctx.db.insert(messages).values({
      ...common,
      direction: isInbound ? "inbound" : "outbound",
      author: isInbound ? "customer" : authors[kind],
      memberId: kind === "answers" || kind === "fails" ? ana.id : null,
      type: kind === "reacts" ? "reaction" : kind === "newsletter" ? "template" : "text",
      sealedContent: Buffer.alloc(0),
      writtenAt: at,
      status: isInbound ? "received" : "sent",
    });
  };
  const settle = (ctx: InTransaction, events: Event[]) =>
    settleWaits(
      ctx,
      events.map(({ kind, at }) => ({
        conversationId,
        at,
        by: touchOf[kind],
      })),
    );
  /** All of it becomes known at once. */
  const learn = async (events: Event[]) => {
    await inTransaction(ctx, async (ctx) => {
      for (const event of events) await happens(ctx, event);
      await settle(ctx, events);
    });
    const failed = events.filter(({ kind }) => kind === "fails").map(({ id }) => id);
    for (const id of failed) {
      await ownerDb()
        .update(messages)
        .set({ status: "failed" })
        .where(and(eq(messages.workspaceId, luna.id), eq(messages.id, id)));
    }
    await settleAnswers(ctx, { messageIds: failed });
  };
  const recorded = async () => {
    const rows = await ownerDb()
      .select()
      .from(responses)
      .where(eq(responses.workspaceId, luna.id))
      .orderBy(asc(responses.askedAt));
    return rows.map(({ workspaceId, conversationId, numberId, memberId, touch, teamId, ...row }) => ({
      ...row,
      hasNumber: numberId !== null,
      isByAna: memberId === ana.id,
    }));
  };
  const rebuild = async () => {
    await ownerDb().delete(responses).where(eq(responses.workspaceId, luna.id));
    await inTransaction(ctx, (ctx) => rebuildWaits(ctx, [conversationId]));
  };
  return { learn, recorded, rebuild, ctx, conversationId };
}

const authors = {
  answers: "member",
  fails: "member",
  echoes: "app",
  robot: "automation",
  newsletter: "automation",
} as const;

const touchOf = {
  asks: "question",
  reacts: "customer",
  answers: "business",
  fails: "business",
  echoes: "business",
  robot: "business",
  newsletter: "business",
  closes: "closing",
  mistake: "closing",
} as const;

const someEvents = fc
  .array(fc.record({ kind: fc.constantFrom(...kinds), second: fc.nat(5 * 86_400) }), {
    minLength: 1,
    maxLength: 14,
  })
  .map((drawn) => {
    const seconds = [...new Set(drawn.map(({ second }) => second))];
    return seconds.flatMap((second): Event[] => {
      const kind = drawn.find((one) => one.second === second)?.kind;
      return kind ? [{ id: uuidv7(), kind, at: new Date(start + second * 1000) }] : [];
    });
  });

/** The same events in another order, and in how many portions they become known. */
const disorder = someEvents.chain((events) =>
  fc.record({
    events: fc.constant(events),
    shuffled: fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
    portion: fc.integer({ min: 1, max: events.length }),
  }),
);

/** Said of each question by itself, without going through what happened. */
function expectedWaits(events: Event[]) {
  const of = (...those: Event["kind"][]) => events.filter(({ kind }) => those.includes(kind));
  const before = (list: Event[], at: Date) =>
    Math.max(-1, ...list.filter((one) => one.at < at).map((one) => +one.at));
  const after = (list: Event[], at: Date) =>
    list.filter((one) => one.at > at).sort((one, other) => +one.at - +other.at)[0];
  const [asks, answers, closings] = [of("asks"), of("answers", "echoes"), of("closes")];
  return asks
    .filter(({ at }) => before(asks, at) <= before([...answers, ...closings], at))
    .sort((one, other) => +one.at - +other.at)
    .map(({ id, at }) => {
      const end = after([...answers, ...closings], at);
      const answer = end && answers.includes(end) ? end : undefined;
      const robot = after(of("robot"), at);
      const automatic = robot && !(end && end.at < robot.at) ? robot : undefined;
      const seconds = (to?: Event) => (to ? (+to.at - +at) / 1000 : null);
      const working = (to?: Event) => (to ? workingSeconds(hours, at, to.at) : null);
      const heard = answer && before(of("asks", "reacts"), answer.at);
      return {
        id,
        hasNumber: true,
        country: "ES",
        askedAt: at,
        isFirst: before(asks, at) <= before(closings, at),
        answeredAt: answer?.at ?? null,
        answerMessageId: answer?.id ?? null,
        isByAna: answer?.kind === "answers",
        answeredIn: answer ? (answer.kind === "answers" ? "console" : "app") : null,
        answeredBy: answer ? "person" : automatic ? "automatic" : null,
        waitSeconds: seconds(answer),
        workingSeconds: working(answer),
        wasWindowOpen:
          answer && heard !== undefined ? (+answer.at - heard < 86_400_000 ? "open" : "closed") : null,
        automaticAnsweredAt: automatic?.at ?? null,
        automaticMessageId: automatic?.id ?? null,
        automaticWaitSeconds: seconds(automatic),
        automaticWorkingSeconds: working(automatic),
        closedAt: end && !answer ? end.at : null,
      };
    });
}

test("in whatever order and portions things become known, the waits are the same, and so they are worked out anew", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(disorder, async ({ events, shuffled, portion }) => {
      const thread = await createThread();
      for (let done = 0; done < shuffled.length; done += portion)
        await thread.learn(shuffled.slice(done, done + portion));
      const expected = expectedWaits(events);
      expect(await thread.recorded()).toEqual(expected);
      await thread.rebuild();
      expect(await thread.recorded()).toEqual(expected);
    }),
    { numRuns: 30, endOnFailure: true },
  );
});

const at = (time: string) => new Date(`2026-10-20T${time}Z`);
const event = (kind: Event["kind"], time: string): Event => ({ id: uuidv7(), kind, at: at(time) });

test("a customer who writes again while waiting does not begin anew", async () => {
  const { learn, recorded } = await createThread();
  const first = event("asks", "08:00:00");
  for (const one of [first, event("asks", "08:30:00"), event("answers", "09:00:00")]) await learn([one]);
  expect(await recorded()).toMatchObject([{ id: first.id, waitSeconds: 3600, workingSeconds: 3600 }]);
});

test("an answer that failed answered nobody", async () => {
  const { learn, recorded } = await createThread();
  await learn([event("asks", "08:00:00")]);
  await learn([event("fails", "08:05:00")]);
  expect(await recorded()).toMatchObject([{ answeredAt: null, answerMessageId: null }]);
  await learn([event("answers", "08:30:00")]);
  expect(await recorded()).toMatchObject([{ waitSeconds: 1800, isByAna: true }]);
});

test("what a machine says first is told apart from the person who answers later", async () => {
  const { learn, recorded } = await createThread();
  await learn([event("asks", "08:00:00"), event("newsletter", "08:00:05"), event("robot", "08:00:10")]);
  expect(await recorded()).toMatchObject([
    { answeredBy: "automatic", automaticWaitSeconds: 10, answeredAt: null },
  ]);
  await learn([event("answers", "08:10:00")]);
  expect(await recorded()).toMatchObject([
    { answeredBy: "person", automaticWaitSeconds: 10, waitSeconds: 600 },
  ]);
});

test("closed without an answer stays unanswered, and the next question is a first one again", async () => {
  const { learn, recorded } = await createThread();
  const events = [
    event("asks", "08:00:00"),
    event("closes", "08:10:00"),
    event("answers", "08:20:00"),
    event("asks", "08:30:00"),
    event("answers", "08:31:00"),
    event("asks", "08:32:00"),
  ];
  for (const one of events) await learn([one]);
  expect(await recorded()).toMatchObject([
    { isFirst: true, closedAt: at("08:10:00"), answeredAt: null, waitSeconds: null },
    { isFirst: true, closedAt: null, waitSeconds: 60 },
    { isFirst: false, closedAt: null, waitSeconds: null },
  ]);
});

test("a closing that is heard of late makes the question after it a first one", async () => {
  const { learn, recorded } = await createThread();
  const events = [
    event("asks", "08:00:00"),
    event("answers", "08:10:00"),
    event("asks", "08:30:00"),
    event("closes", "08:20:00"),
  ];
  for (const one of events) await learn([one]);
  expect(await recorded()).toMatchObject([{ isFirst: true }, { isFirst: true, closedAt: null }]);
});

test("waits whose messages were forgotten stay, and an open one of them is still answered", async () => {
  const { learn, recorded, rebuild } = await createThread();
  const question = event("asks", "08:00:00");
  await learn([event("asks", "06:00:00"), event("answers", "06:10:00"), question]);
  await ownerDb().delete(messages).where(eq(messages.id, question.id));
  await learn([event("asks", "09:00:00"), event("answers", "09:30:00")]);
  expect(await recorded()).toMatchObject([{ waitSeconds: 600 }, { id: question.id, waitSeconds: 5400 }]);
  await rebuild();
  expect(await recorded()).toHaveLength(2);
});

test("a backfill gives what was recorded live, conversation by conversation, and goes on where it stopped", async () => {
  const { learn, recorded, ctx, conversationId } = await createThread();
  await learn([event("asks", "08:00:00"), event("answers", "09:00:00"), event("asks", "10:00:00")]);
  const other = await createConversation(ctx.workspaceId);
  const live = await recorded();
  await ownerDb().delete(responses).where(eq(responses.workspaceId, ctx.workspaceId));
  const done: string[] = [];
  for await (const { last } of backfillWaits(ctx, { perTransaction: 1 })) done.push(last);
  expect(done).toEqual([conversationId, other.id]);
  expect(await recorded()).toEqual(live);
  for await (const { last } of backfillWaits(ctx, { after: conversationId })) expect(last).toBe(other.id);
  expect(await recorded()).toEqual(live);
});

test("hours that change leave past waits as they are, until they are said to have held since then", async () => {
  const { learn, recorded, rebuild, ctx } = await createThread();
  await learn([event("asks", "08:00:00"), event("answers", "09:00:00")]);
  const closed = Array.from({ length: 7 }, () => []);
  await ownerDb()
    .insert(workingHours)
    .values({
      workspaceId: ctx.workspaceId,
      id: uuidv7(),
      since: at("12:00:00"),
      ...hours,
      week: closed,
    });
  await rebuild();
  expect(await recorded()).toMatchObject([{ waitSeconds: 3600, workingSeconds: 3600 }]);
  await holdHoursSince(ctx, at("08:30:00"));
  expect(await recomputeWorkingSeconds(ctx, at("08:30:00"))).toBe(1);
  expect(await recorded()).toMatchObject([{ waitSeconds: 3600, workingSeconds: 1800 }]);
});

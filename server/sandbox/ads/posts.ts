import type { ServerResponse } from "node:http";
import type { Token } from "../business";
import { GraphError } from "../graph/errors";
import { drawLoaf } from "../samples";
import type { Content, World } from "../world";
import { pickFields } from "./nodes";
import { text } from "./rules";
import { type AdTables, instagramOf, type Post } from "./tables";

const day = 24 * 3600 * 1000;

const said = [
  "Sourdough, warm at eight. Come early: on Saturdays it is gone by ten.",
  "Behind the counter since four: Camille and the first rye of the week.",
  "Spelt rolls are back. Write to us and we keep six for you.",
  "Which loaf for onion soup? Ask us, we have an opinion.",
  "Our starter turned eleven this week. It still wakes up hungry.",
];

/** What a Page and the Instagram account beside it have posted, so that there is something to choose from. */
export function seedPosts({ pages, accounts, posts }: AdTables, now: number) {
  const [page] = pages.all();
  const [account] = accounts.all();
  if (!page || !account || posts.all().length > 0) return;
  const post = (owner: string, platform: Post["platform"], count: number) => {
    for (let at = 0; at < count; at++) {
      const id = platform === "facebook" ? `${owner}_${1000 + at}` : `1795${owner.slice(-10)}${100 + at}`;
      posts.put({
        ...{ id, ownerId: owner, platform, at: now - (at + 1) * 3 * day - at * 3_600_000 },
        text: said[at % said.length] ?? "",
        frame: at % 4 === 3 && platform === "facebook" ? undefined : (at % 3) + 1,
        // A post that shares something of others cannot be an ad.
        isPromotable: at !== 2,
      });
    }
  };
  post(page.id, "facebook", 15);
  post(instagramOf(account).id, "instagram", 6);
}

type Here = { world: World; base: string };

/** Answers what is asked about posts; undefined when it is about something else. */
export function answerPosts({ world, base }: Here, token: Token, path: string, params: Content): unknown {
  const [id = "", edge = ""] = path.split("/").slice(1);
  const { posts, pages } = world.ads;
  const post = posts.get(id);
  const isOfPage = edge === "published_posts" && pages.get(id);
  const isOfInstagram = edge === "media" && isInstagram(world, id);
  if (!post && !isOfPage && !isOfInstagram) return undefined;
  if (isOfPage || post?.platform === "facebook") requirePage(token, post?.ownerId ?? id);
  else requireInstagram(token);
  const tell = (one: Post) => describe(base, one, params);
  return post
    ? tell(post)
    : pageOf(
        posts.all().filter(({ ownerId }) => ownerId === id),
        params,
        tell,
      );
}

/** Answers when what is asked for is the drawing of a post. */
export function answerDrawing(response: ServerResponse, name: string): boolean {
  const frame = /^frame-([1-9])$/.exec(name)?.[1];
  if (!frame) return false;
  response.writeHead(200, { "content-type": "image/png" }).end(drawLoaf(720, 720, Number(frame)));
  return true;
}

export const isInstagram = ({ ads }: World, id: string) =>
  ads.accounts.all().some((account) => instagramOf(account).id === id);

function requirePage(token: Token, pageId: string) {
  if (token.pageId === pageId) return;
  throw new GraphError(190, {
    message: "A Page access token is required for this call for the new Pages experience.",
    subcode: 2069032,
    status: 400,
  });
}

function requireInstagram({ permissions }: Token) {
  if (permissions.includes("instagram_basic") && permissions.includes("pages_read_engagement")) return;
  throw new GraphError(10, { message: "(#10) Application does not have permission for this action" });
}

function pageOf(all: Post[], params: Content, tell: (post: Post) => Content) {
  const newest = all.sort((a, b) => b.at - a.at);
  const from = Number(Buffer.from(text(params.after), "base64").toString() || 0);
  const to = from + Number(params.limit ?? 25);
  return {
    data: newest.slice(from, to).map(tell),
    paging: {
      cursors: { after: Buffer.from(String(to)).toString("base64") },
      ...(to < newest.length && { next: "https://graph.facebook.com/next" }),
    },
  };
}

const time = (at: number) => new Date(at).toISOString().replace(/\.\d{3}Z$/, "+0000");

const describe = (base: string, post: Post, { fields }: Content): Content =>
  pickFields((post.platform === "facebook" ? pageNode : instagramNode)(base, post), text(fields), [
    "story",
    "thumbnail_url",
    "full_picture",
  ]);

const pageNode = (base: string, { id, text, at, frame, isPromotable }: Post) => ({
  id,
  message: text,
  created_time: time(at),
  full_picture: frame && `${base}/ads/files/frame-${frame}`,
  is_eligible_for_promotion: isPromotable,
});

const instagramNode = (base: string, { id, text, at, frame, isPromotable }: Post) => ({
  id,
  caption: text,
  timestamp: time(at),
  media_type: "IMAGE",
  media_url: `${base}/ads/files/frame-${frame}`,
  boost_eligibility_info: {
    eligible_to_boost: isPromotable,
    boost_ineligible_reason: isPromotable ? undefined : "This post has music that may not be used in ads.",
  },
});
